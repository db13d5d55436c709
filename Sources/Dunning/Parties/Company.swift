/// Who is owed, as its letters show it.
package struct Company: Hashable, Sendable {
    package var name: String
    package var taxID: String?
    package var address: String?
    package var phone: String?
    package var website: String?
    package var logo: Logo?
    /// CSS colours as `#rrggbb`.
    package var primaryColor: String
    package var accentColor: String
    /// How to pay, plain text, lines kept.
    package var paymentInstructions: String?
    /// In its place in letters of these languages, by tag, `pt` or `pt-BR`.
    package var paymentInstructionsByLanguage: [String: String] = [:]
    /// A language tag, `es`, `es-CL`, `en`, `pt-BR`, ….
    package var language: String
    /// Amounts in it need no code beside them; `nil`: every amount names its currency.
    package var currency: Currency?

    /// An image that travels inside the message.
    package struct Logo: Hashable, Sendable {
        package let bytes: [UInt8]
        package let format: Format
        package let alignment: Alignment

        /// The raw value is the subtype of `image/`.
        package enum Format: String, Sendable { case png, jpeg }
        package enum Alignment: String, Sendable { case left, center, right }

        package init(bytes: [UInt8], format: Format, alignment: Alignment) {
            self.bytes = bytes
            self.format = format
            self.alignment = alignment
        }
    }

    package init(
        name: String, taxID: String? = nil, address: String? = nil, phone: String? = nil, website: String? = nil,
        logo: Logo? = nil, primaryColor: String = "#1f4e79", accentColor: String = "#b45309",
        paymentInstructions: String? = nil, language: String = "es", currency: Currency? = nil
    ) {
        self.name = name
        self.taxID = taxID
        self.address = address
        self.phone = phone
        self.website = website
        self.logo = logo
        self.primaryColor = primaryColor
        self.accentColor = accentColor
        self.paymentInstructions = paymentInstructions
        self.language = language
        self.currency = currency
    }
}
