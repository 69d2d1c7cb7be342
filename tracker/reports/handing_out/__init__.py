"""What is handed out around a session: invitations, sign-in sheets, certificates, the learning system's sheet."""
