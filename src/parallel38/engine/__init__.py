"""QtWebEngine and QtPdf behind a private scheme. No widgets."""
