"""The body areas that exercises name and people mark as painful, as one table.

The figure on screen, the body steps and the settings all speak of the ids of ``AREAS``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the body.

    Attributes:
        label: Its English name, to stand alone or after a colon.
        label_es: Its Spanish name, likewise.
        contains: Ids of the areas directly inside it; see ``parts_of`` for all of them.
    """

    label: str
    label_es: str
    contains: tuple[str, ...] = ()


AREAS: dict[str, Area] = {
    "whole_body": Area(
        "Whole body",
        "Todo el cuerpo",
        ("head", "neck", "trunk", "hips", "arms", "legs"),
    ),
    "head": Area("Head", "Cabeza", ("face",)),
    "face": Area("Face", "Cara", ("forehead", "eyes", "jaw")),
    "forehead": Area("Forehead", "Frente"),
    "eyes": Area("Eyes", "Ojos"),
    "jaw": Area("Jaw", "Mandíbula"),
    "neck": Area("Neck", "Cuello"),
    "shoulders": Area("Shoulders", "Hombros"),
    "trunk": Area("Trunk", "Tronco", ("shoulders", "chest", "back", "belly")),
    "chest": Area("Chest", "Pecho"),
    "back": Area("Back", "Espalda", ("upper_back", "lower_back")),
    "upper_back": Area("Upper back", "Parte alta de la espalda"),
    "belly": Area("Belly", "Vientre"),
    "lower_back": Area("Lower back", "Parte baja de la espalda"),
    "hips": Area("Hips", "Caderas"),
    "arms": Area("Arms", "Brazos", ("left_arm", "right_arm", "upper_arms", "hands")),
    "left_arm": Area("Left arm", "Brazo izquierdo", ("left_upper_arm", "left_hand")),
    "right_arm": Area("Right arm", "Brazo derecho", ("right_upper_arm", "right_hand")),
    "upper_arms": Area(
        "Upper arms", "Partes altas de los brazos", ("left_upper_arm", "right_upper_arm")
    ),
    "left_upper_arm": Area("Left upper arm", "Parte alta del brazo izquierdo"),
    "right_upper_arm": Area("Right upper arm", "Parte alta del brazo derecho"),
    "hands": Area("Hands", "Manos", ("left_hand", "right_hand")),
    "left_hand": Area("Left hand", "Mano izquierda"),
    "right_hand": Area("Right hand", "Mano derecha"),
    "legs": Area(
        "Legs", "Piernas", ("left_leg", "right_leg", "thighs", "knees", "lower_legs", "feet")
    ),
    "left_leg": Area(
        "Left leg", "Pierna izquierda", ("left_thigh", "left_knee", "left_lower_leg", "left_foot")
    ),
    "right_leg": Area(
        "Right leg",
        "Pierna derecha",
        ("right_thigh", "right_knee", "right_lower_leg", "right_foot"),
    ),
    "thighs": Area("Thighs", "Muslos", ("left_thigh", "right_thigh")),
    "left_thigh": Area("Left thigh", "Muslo izquierdo"),
    "right_thigh": Area("Right thigh", "Muslo derecho"),
    "knees": Area("Knees", "Rodillas", ("left_knee", "right_knee")),
    "left_knee": Area("Left knee", "Rodilla izquierda"),
    "right_knee": Area("Right knee", "Rodilla derecha"),
    "lower_legs": Area(
        "Lower legs", "Partes bajas de las piernas", ("left_lower_leg", "right_lower_leg", "calves")
    ),
    "left_lower_leg": Area("Left lower leg", "Parte baja de la pierna izquierda", ("left_calf",)),
    "right_lower_leg": Area("Right lower leg", "Parte baja de la pierna derecha", ("right_calf",)),
    "calves": Area("Calves", "Pantorrillas", ("left_calf", "right_calf")),
    "left_calf": Area("Left calf", "Pantorrilla izquierda"),
    "right_calf": Area("Right calf", "Pantorrilla derecha"),
    "feet": Area("Feet", "Pies", ("left_foot", "right_foot")),
    "left_foot": Area("Left foot", "Pie izquierdo", ("left_toes",)),
    "right_foot": Area("Right foot", "Pie derecho", ("right_toes",)),
    "left_toes": Area("Left toes", "Dedos del pie izquierdo"),
    "right_toes": Area("Right toes", "Dedos del pie derecho"),
}
"""Every area by its id, from large to small and from head to foot."""


def parts_of(area: str) -> frozenset[str]:
    """Ids of everything inside ``area``, at any depth; empty for a smallest or unknown one."""
    if area not in AREAS:
        return frozenset()
    direct = AREAS[area].contains
    return frozenset(direct).union(*(parts_of(inner) for inner in direct))


def is_within(area: str, outer: str) -> bool:
    """True where ``area`` is ``outer`` itself or lies inside it."""
    return area == outer or area in parts_of(outer)


def share_flesh(one: str, other: str) -> bool:
    """True where one of the areas is the other, lies inside it, or holds a part of it."""
    return bool((parts_of(one) | {one}) & (parts_of(other) | {other}))
