extension Keys {
    static let templatesDirectory = Key(
        .templates, "Directory", .path, default: "/etc/recordad/templates",
        "Templates of the company's own, LANGUAGE/STAGE.subject, .txt and .html; see recordad-templates(7).")

    static let notesTitle = Key(
        .notes, "Title", .line("a title"), default: "Reclamo por Falta de Pago",
        "What each note about a client is called.")

    static let notesDirectory = Key(
        .notes, "Directory", .path, default: "/var/log/recordad/notes",
        "Where the notes for staff are written, a CSV file a month.")

    static let auditDirectory = Key(
        .audit, "Directory", .path, default: "/var/log/recordad/sent",
        "Where the record of sent mail is written, a JSON Lines file a month.")

    static let keepCopies = Key(
        .audit, "KeepCopies", .boolean, default: "yes",
        "Whether the exact bytes of each sent message are kept beside its record.")

    static let templates = [templatesDirectory.description]
    static let notes = [notesTitle.description, notesDirectory.description]
    static let audit = [auditDirectory.description, keepCopies.description]
}
