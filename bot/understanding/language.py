"""Whether a message is Spanish."""

import re

from bot.understanding.patterns import compiled

_SPANISH = frozenset(
    """el los las una uno unos unas yo tu ella ellos nosotros mi mis su sus que qué como cómo cuando cuándo donde dónde
    porque por para con sin sobre hasta desde pero muy más mas ya también tambien es soy estoy está esta están estan son
    fue tengo tiene tienen tenemos debo debe deben debemos puedo puede pueden quiero quiere necesito necesita ayuda
    ayudame ayúdame carta cartas aviso notificación notificacion impuesto impuestos dinero pagar pago pagué pague
    recibí recibi llegó llego cuenta banco sueldo salario reembolso deuda gracias hola buenos buenas días dias tardes
    noches por favor ayer hoy mañana años meses semana semanas esposo esposa hijos trabajo gobierno quitaron embargaron
    embargo congelaron multa cita hablar persona español espanol habla hacer hago significa dice nada todo cada hace
    nunca miedo casa cheque plazo del al lo les le nos me se si sí de en la y o un""".split()
)
_ENGLISH = frozenset(
    """the i you he she we they my your his her our their is are was were am be been have has had do does did can could
    will would should what how when where why who and or but not to of in on for from with at by about a an it this that
    these letter notice got tax taxes owe owed pay paid money help need want get please account bank wages refund debt
    years last mean means said says if so""".split()
)
_SHARED = frozenset(
    {
        "me",
        "a",
        "he",
        "no",
        "si",
        "la",
        "de",
        "en",
        "o",
        "y",
        "se",
        "so",
        "un",
        "al",
        "mi",
        "es",
        "le",
        "lo",
        "son",
        "ya",
        "del",
        "los",
        "las",
        "el",
        "san",
    }
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SIGNS = compiled(r"[¿¡ñÑ]", 0)


def spanish(text: str) -> bool:
    """Whether a message is Spanish rather than English; False for an empty one or one of neither.

    Words that are names or exist in both languages ("me", "no", "Los" of a city) weigh less than the others.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    for_spanish = sum((0.4 if word in _SHARED else 1.0) for word in words if word in _SPANISH)
    for_english = sum((0.4 if word in _SHARED else 1.0) for word in words if word in _ENGLISH)
    if _SIGNS.search(text):
        for_spanish += 1.5
    return for_spanish >= 0.8 and for_spanish > for_english
