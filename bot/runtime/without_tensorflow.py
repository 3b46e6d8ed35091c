"""Lets Rasa 3.6 run in an environment that leaves TensorFlow out (docs/adr/0002).

Rasa imports TensorFlow wherever it starts, though nothing in this project's config.yml uses it. `install()` puts a
finder on `sys.meta_path` that answers those imports with inert modules. `make setup` writes a `.pth` line that calls it
whenever the environment's interpreter starts, so that `rasa train`, `rasa shell` and the rest work as typed. A
component that would really need TensorFlow is refused with a sentence when Rasa is about to build it.
"""

import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import FrameType, ModuleType

LEFT_OUT = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras", "jax"})
GRAPH_MODULE = "rasa.engine.graph"
NEEDS_TENSORFLOW = frozenset(
    {
        "DIETClassifier",
        "ResponseSelector",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
        "ConveRTFeaturizer",
        "LanguageModelFeaturizer",
    }
)


class NeedsTensorFlow(RuntimeError):
    """A component was asked for that only works with TensorFlow."""

    def __init__(self, component: str) -> None:
        super().__init__(
            f"{component} needs TensorFlow, which this environment leaves out. Take {component} out of config.yml, or "
            f"install the full environment as docs/adr/0002-no-tensorflow.md says."
        )


class _InertType(type):
    """A class any of whose attributes is again such a class: enough for annotations, bases and decorators."""

    def __getattr__(cls, name: str) -> "_InertType":
        if name.startswith("__"):
            raise AttributeError(name)
        return _InertType(name, (), {})

    def __call__(cls, *args: object, **kwargs: object) -> object:
        decorated = args[0] if len(args) == 1 and not kwargs and callable(args[0]) else None
        return decorated if decorated is not None else _InertType(cls.__name__, (), {})


class _InertModule(ModuleType):
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        inert = _InertType(name, (), {})
        setattr(self, name, inert)
        return inert


class _InertLoader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _InertModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__path__ = []


class _GuardedGraphLoader(Loader):
    """Loads rasa.engine.graph as it is, then makes its nodes refuse what needs TensorFlow."""

    def __init__(self, original: Loader) -> None:
        self._original = original

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._original.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._original.exec_module(module)
        refuse_components(module)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == GRAPH_MODULE:
            return _guarded(PathFinder.find_spec(fullname, path))
        if fullname.partition(".")[0] not in LEFT_OUT or _asked_by_thinc():
            return None
        return importlib.util.spec_from_loader(fullname, _InertLoader(), is_package=True)


def install() -> None:
    """Serve inert modules for what is left out; does nothing where TensorFlow is really there, or when called again.

    It also turns off what `rasa` would otherwise say to the outside or about its own libraries at every start.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    if PathFinder.find_spec("tensorflow") is not None:
        return
    sys.meta_path.insert(0, _Finder())


def refuse_components(graph: ModuleType) -> None:
    """Make `GraphNode` of Rasa's graph module raise `NeedsTensorFlow` for a component that cannot work here."""
    original = graph.GraphNode.__init__

    def __init__(self: object, *args: object, **kwargs: object) -> None:
        component = kwargs.get("component_class", args[1] if len(args) > 1 else None)
        for ancestor in getattr(component, "__mro__", ()):
            if ancestor.__name__ in NEEDS_TENSORFLOW and ancestor.__module__.startswith("rasa."):
                raise NeedsTensorFlow(ancestor.__name__)
        original(self, *args, **kwargs)

    graph.GraphNode.__init__ = __init__


def _guarded(spec: ModuleSpec | None) -> ModuleSpec | None:
    if spec is not None and spec.loader is not None:
        spec.loader = _GuardedGraphLoader(spec.loader)
    return spec


def _asked_by_thinc() -> bool:
    # thinc, under spaCy, tries TensorFlow and would take an inert one for a working one.
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if not name.startswith("importlib"):
            return str(name).startswith("thinc")
        frame = frame.f_back
    return False
