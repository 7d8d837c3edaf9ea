"""Input methods: what one is still composing, a syllable of Hangul, say, is written already to who
writes it, and no field tells of it.
"""

from PySide6.QtGui import QGuiApplication


def compose() -> None:
    """Into its field with it, before that is read or shows other words. Qt does so itself only
    where the keyboard goes to another field.
    """
    QGuiApplication.inputMethod().commit()
