"""The door of language: text in, signals out. It knows no customer. See README.md."""

from wayline.language.calibrating import Calibrated
from wayline.language.cleaning import folded, words_of_html
from wayline.language.clustering import Cluster
from wayline.language.emotions import EMOTIONS
from wayline.language.errors import HeadInvalid, LanguageBusy, LanguageUnavailable, ModelPackageDamaged
from wayline.language.giving_up import UNREADABLE, understand_each
from wayline.language.heads import Scored
from wayline.language.intents import INTENTS
from wayline.language.knowledge import Guess, Pick
from wayline.language.language import Language, Told, Trained
from wayline.language.manifest import About
from wayline.language.personal_data.finding import find_personal_data
from wayline.language.personal_data.masking import MASK, Masked, Masks, mask, unmask
from wayline.language.queueing import Priority
from wayline.language.rejudging import Opinion, doubtful, rejudged
from wayline.language.retouching import FEWEST as FEWEST_OF_A_LABEL
from wayline.language.retouching import Touchable, Touched
from wayline.language.saying_the_same import says_the_same
from wayline.language.settings import LanguageSettings
from wayline.language.signals import (
    Because,
    Entity,
    Form,
    Label,
    Level,
    PersonalData,
    Reading,
    Sentence,
    Sentiment,
    Signal,
    Text,
    Tongue,
    Writer,
)
from wayline.language.telling import Source, as_properties, understood_id
from wayline.language.tongues import TOO_SHORT
from wayline.language.training import ExamplesTooFew, Measured, Recipe

__all__ = [
    "EMOTIONS",
    "FEWEST_OF_A_LABEL",
    "INTENTS",
    "MASK",
    "TOO_SHORT",
    "UNREADABLE",
    "About",
    "Because",
    "Calibrated",
    "Cluster",
    "Entity",
    "ExamplesTooFew",
    "Form",
    "Guess",
    "HeadInvalid",
    "Label",
    "Language",
    "LanguageBusy",
    "LanguageSettings",
    "LanguageUnavailable",
    "Level",
    "Masked",
    "Masks",
    "Measured",
    "ModelPackageDamaged",
    "Opinion",
    "PersonalData",
    "Pick",
    "Priority",
    "Reading",
    "Recipe",
    "Scored",
    "Sentence",
    "Sentiment",
    "Signal",
    "Source",
    "Text",
    "Told",
    "Tongue",
    "Touchable",
    "Touched",
    "Trained",
    "Writer",
    "as_properties",
    "doubtful",
    "find_personal_data",
    "folded",
    "mask",
    "rejudged",
    "says_the_same",
    "understand_each",
    "understood_id",
    "unmask",
    "words_of_html",
]
