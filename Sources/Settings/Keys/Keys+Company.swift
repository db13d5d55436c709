import Dunning

extension Keys {
    static let companyName = Key(
        .company, "Name", .line("the name of the company"), isRequired: true, example: "Ejemplo S.A.",
        "The company's name, as its clients know it.")

    static let taxID = Key(
        .company, "TaxId", .line("a tax number"), example: "RUT 76.123.456-0",
        "The company's tax number: RUT, RFC, NIT, CUIT, CNPJ.")

    static let address = Key(
        .company, "Address", .line("a postal address"), example: "Av. Siempre Viva 742, Santiago",
        "The company's postal address, shown at the foot of each message.")

    static let phone = Key(
        .company, "Phone", .line("a telephone number"), example: "+56 2 2345 6789",
        "The telephone number that clients may call.")

    static let website = Key(
        .company, "Website", .webAddress, example: "https://www.example.com",
        "The company's web site.")

    static let logo = Key(
        .company, "Logo", .path, example: "/etc/recordad/logo.png",
        """
        A PNG or JPEG image of at most 256 KiB. It travels inside each message, so that nothing is fetched when \
        it is read.
        """)

    static let logoAlign = Key(
        .company, "LogoAlign", .word(["left": Company.Logo.Alignment.left, "center": .center, "right": .right]),
        default: "left",
        "Where the logo stands at the head of a message: left, center or right.")

    static let primaryColor = Key(
        .company, "PrimaryColor", .color, default: "#1f4e79",
        """
        The ground of the head and of the pay button, as #rrggbb. The words on it are black or white, whichever can \
        be read.
        """)

    static let accentColor = Key(
        .company, "AccentColor", .color, default: "#b45309",
        "The colour of the line below the head and of the bar beside how to pay, as #rrggbb.")

    static let paymentInstructions = Key(
        .company, "PaymentInstructions", .line("words"), example: "Transferencia a la cuenta 123-4 de Banco Ejemplo",
        """
        How to pay, in one line of plain text. With a language behind a dot, as in PaymentInstructions.pt= or \
        PaymentInstructions.es-CO=, it is for letters in that language alone.
        """)

    static let paymentInstructionsFile = Key(
        .company, "PaymentInstructionsFile", .path, example: "/etc/recordad/payment.txt",
        """
        A text file in UTF-8, at most 16 KiB, that says how to pay; its lines are kept. It takes the place of \
        PaymentInstructions=, and may have a language likewise.
        """)

    /// Keys that may be written for one language besides.
    static let perLanguage: Set = [paymentInstructions.description.name, paymentInstructionsFile.description.name]

    static let language = Key(
        .company, "Language", .line("a language such as es, es-CL, en or pt-BR"), default: "es",
        """
        The language of messages, notes and reports: es, en or pt, or one with its country such as es-CL, which \
        also decides how amounts are written. Clients may have their own.
        """)

    static let currency = Key(
        .company, "Currency", .currency, example: "CLP",
        """
        The company's own currency, by its ISO 4217 code. Amounts in it need no code beside them; when unset, \
        every amount names its currency.
        """)

    static let timeZone = Key(
        .company, "TimeZone", .line("a time zone"), example: "America/Santiago",
        """
        The zone that decides which day it is, by its name in the IANA database such as America/Santiago. \
        When unset, the system's.
        """)

    static let company = [
        companyName.description, taxID.description, address.description, phone.description, website.description,
        logo.description, logoAlign.description, primaryColor.description, accentColor.description,
        paymentInstructions.description, paymentInstructionsFile.description, language.description,
        currency.description, timeZone.description,
    ]
}
