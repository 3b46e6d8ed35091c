"""What the environment does in TensorFlow's place, each in an interpreter of its own as `rasa` starts it."""

import os
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

NLU = """
version: "3.1"
nlu:
- intent: greeting
  examples: |
    - hello
    - hi there
- intent: goodbye
  examples: |
    - bye
    - see you
"""
FOUND = "any(type(finder).__module__ == 'bot.runtime.without_tensorflow' for finder in sys.meta_path)"


def python(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, env={**os.environ, **environment}
    )


def test_what_is_imported_is_inert() -> None:
    result = python(
        "import tensorflow as tf\n"
        "import tensorflow.keras.layers\n"
        "from tensorflow.python.framework import ops\n"
        "class Layer(tf.keras.layers.Layer): pass\n"
        "@tf.function\n"
        "def doubled(number: tf.Tensor) -> int: return number * 2\n"
        "assert doubled(4) == 8\n"
        "print(tf.__name__, hasattr(tf, '__version__'))"
    )
    assert result.stdout == "tensorflow False\n", result.stderr


def test_spacy_works_beside_it_whichever_comes_first() -> None:
    reading = "import spacy; print([token.text for token in spacy.blank('en')('Got a CP504.')])"
    for code in (f"import tensorflow; {reading}", f"{reading}; import tensorflow"):
        result = python(code)
        assert result.stdout == "['Got', 'a', 'CP504', '.']\n", result.stderr


def test_rasas_engine_is_importable_and_quiet_about_telemetry() -> None:
    result = python("import os, rasa.core.agent; print(os.environ['RASA_TELEMETRY_ENABLED'])")
    assert result.stdout == "false\n", result.stderr


def test_installing_again_changes_nothing() -> None:
    result = python(
        "import sys; from bot.runtime import without_tensorflow as w; before = list(sys.meta_path); "
        f"w.install(); w.install(); print(before == sys.meta_path, {FOUND})"
    )
    assert result.stdout == "True True\n", result.stderr


def test_a_real_tensorflow_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tensorflow").mkdir()
    (tmp_path / "tensorflow" / "__init__.py").write_text("REAL = True\n")
    result = python(f"import sys, tensorflow; print(tensorflow.REAL, {FOUND})", PYTHONPATH=str(tmp_path))
    assert result.stdout == "True False\n", result.stderr


def train(folder: Path, component: str) -> "subprocess.CompletedProcess[str]":
    (folder / "nlu.yml").write_text(NLU)
    (folder / "config.yml").write_text(
        "recipe: default.v1\nlanguage: en\nassistant_id: small\n"
        f"pipeline:\n- name: WhitespaceTokenizer\n- name: CountVectorsFeaturizer\n- name: {component}\n"
    )
    (folder / "domain.yml").write_text('version: "3.1"\nintents: [greeting, goodbye]\n')
    rasa = Path(sys.executable).with_name("rasa")
    arguments = ["--config", "config.yml", "--nlu", "nlu.yml", "--domain", "domain.yml", "--out", "models"]
    return subprocess.run(
        [str(rasa), "train", "nlu", *arguments], cwd=folder, capture_output=True, text=True, timeout=300
    )


def test_a_component_that_needs_it_is_refused_by_name(tmp_path: Path) -> None:
    result = train(tmp_path, "DIETClassifier")
    assert result.returncode != 0
    said = result.stdout + result.stderr
    assert "DIETClassifier needs TensorFlow, which this environment leaves out." in said
    assert "docs/adr/0002-no-tensorflow.md" in said
    assert not list(tmp_path.glob("models/*.tar.gz"))


def test_a_component_that_does_not_need_it_is_trained(tmp_path: Path) -> None:
    result = train(tmp_path, "LogisticRegressionClassifier")
    assert result.returncode == 0, result.stdout + result.stderr
    assert list(tmp_path.glob("models/*.tar.gz"))


@pytest.mark.parametrize("name", ["tensorflow", "tensorflow_text", "tensorflow_hub", "keras", "jax"])
def test_the_environment_holds_none_of_it(name: str) -> None:
    assert PathFinder.find_spec(name) is None
