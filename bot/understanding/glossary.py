"""A word-for-word English gloss of Spanish messages, for the intent only.

The sentence encoder knows English. A gloss of the words that carry the meaning, in Spanish word order and without
grammar, is enough for it to tell a frozen account from a refund. Words that are not here stay as they are.
"""

import re

_WORDS = {
    "a plazos": "in installments",
    "ai ar es": "irs",
    "al corriente": "caught up",
    "cada mes": "each month",
    "el cheque": "the paycheck",
    "en pagos": "in payments",
    "estados unidos": "united states",
    "fuera de": "outside of",
    "hacienda": "the tax office",
    "hasta cuando": "until when",
    "me van a": "will they",
    "nomina": "payroll",
    "oferta de compromiso": "offer in compromise",
    "plan de pagos": "payment plan",
    "plan de pago": "payment plan",
    "por favor": "please",
    "por que": "why",
    "que hago": "what do i do",
    "que pasa": "what happens",
    "que significa": "what does it mean",
    "que es": "what is",
    "robo de identidad": "identity theft",
    "seguro social": "social security",
    "tarjeta de credito": "credit card",
    "una persona": "a person",
}
_SINGLE = """
abogado=lawyer acuerdo=agreement adios=goodbye agente=agent ahora=now ahorros=savings alguien=someone anos=years
apelacion=appeal apelar=appeal audiencia=hearing auditoria=audit aviso=notice avisos=notices ayer=yesterday
ayuda=help ayudame=help-me ayudar=help bancaria=bank bancarrota=bankruptcy banco=bank bloquearon=blocked buenas=good
bueno=good buenos=good cancelar=cancel cantidad=amount carcel=jail carro=car carta=letter cartas=letters casa=house
casado=married cheque=check cita=appointment cobran=charge cobrar=collect comida=food como=how congelada=frozen
congelaron=froze contador=accountant contestar=answer corregir=correct correo=mail crecer=grow cuando=when
cuanta=how-much cuantas=how-many cuanto=how-much cuantos=how-many cuenta=account cuentas=accounts dan=give dar=give
debe=owes debemos=owe deben=owe deber=owe debo=owe decir=say declaracion=return declaraciones=returns
declarado=filed declarar=file declare=filed descontar=take-out-of-pay descuentan=take-out-of-pay despues=after
deuda=debt deudas=debts dia=day dias=days dice=says dicen=they-say dijo=said dinero=money divorciada=divorced
divorciado=divorced embargan=levy embargar=levy embargaron=levied embargo=levy empleados=employees enferma=sick
enfermo=sick entiendo=understand entonces=then equivocada=wrong equivocado=wrong esposa=wife esposo=husband
estafa=scam estatal=state expirar=expire fecha=date formulario=form fraude=fraud gracias=thanks gratis=free
gravamen=lien hablar=talk hacer=do hago=do hijos=children hola=hello hospital=hospital humano=human
identidad=identity impuesto=tax impuestos=taxes incorrecta=wrong incorrecto=wrong ingreso=income ingresos=income
interes=interest intereses=interest jefe=boss jubilacion=pension juez=judge juicio=court legal=legal libre=free
limite=deadline llamar=call llamaron=called llego=arrived mal=wrong manana=tomorrow mandar=send mandaron=sent
mando=sent marido=husband mensual=monthly mensuales=monthly mes=month meses=months miedo=fear multa=penalty
multas=penalties necesito=need negocio=business nomina=payroll notificacion=notice nunca=never oferta=offer
oficina=office ofrecer=offer pagado=paid pagando=paying pagar=pay pagaron=paid pago=payment pagos=payments
pague=paid papel=paper papeles=papers parar=stop pasado=past pasaporte=passport patron=boss penalidad=penalty
penalidades=penalties pension=pension perdonan=forgive perdonar=forgive perdonen=forgive persona=person
plazo=deadline poco=little poquito=little precio=price pregunta=question prescribe=expire presentado=filed
presentar=file presente=filed preso=prison programar=schedule propiedad=property puede=can pueden=can-they
puedo=can-i quien=who quiere=wants quiero=want quitan=take quitando=taking quitar=take quitaron=took quite=remove
rebajar=reduce recargos=penalties recibi=received reduccion=reduction reembolso=refund renta=rent responder=answer
retuvieron=kept revisar=review revision=review robaron=stole robo=theft salario=wages sobre=envelope
solicitar=request solo=only sube=grows subir=grow sueldo=wages tengo=have tiempo=time tiene=has todavia=still
trabajando=working trabajar=work trabajo=job tribunal=court ultimo=last urgente=urgent usaron=used uso=used
vence=is-due vencer=expire vencio=expired vender=sell viajar=travel vieja=old viejo=old viuda=widow vivo=live
ya=already
"""
_GLOSS = {
    **_WORDS,
    **{entry.split("=")[0]: entry.split("=")[1].replace("-", " ") for entry in _SINGLE.split()},
}
_PLAIN = str.maketrans("áéíóúüñ", "aeiouun")
_KNOWN = re.compile(r"\b(?:" + "|".join(sorted(_GLOSS, key=len, reverse=True)) + r")\b")


def gloss(text: str) -> str:
    """A Spanish text in lower case, its known words in English."""
    return _KNOWN.sub(lambda match: _GLOSS[match.group()], text.lower().translate(_PLAIN))
