/// What a column of a client file can hold.
enum ClientColumn: String, CaseIterable {
    case id, name
    case taxID = "tax_id"
    case email, cc, phone, language, kind, country, collector
    case termDays = "term_days"
    case daysBefore = "days_before"
    case toleranceDays = "tolerance_days"
    case resendDays = "resend_days"
    case reminders

    /// Other headings that mean it, as `HeadingName` makes them.
    private var aliases: String {
        switch self {
        case .id: "clientid idcliente clienteid codigo codigocliente codcliente codigodecliente customerid"
        case .name: "clientname nombre nombrecliente razonsocial cliente nome nomecliente razaosocial customername"
        case .taxID: "rut rutcliente ruc nit cuit rfc cnpj cpf cnpjcpf"
        case .email: "clientemail correo correos correoelectronico mail emails"
        case .cc: "copia concopia comcopia"
        case .phone: "telefono fono celular movil telefone"
        case .language: "idioma lengua"
        case .kind: "tipo tipocliente tipodecliente"
        case .country: "pais"
        case .collector: "cobrador cobradora ejecutivo ejecutiva"
        case .termDays: "plazo plazodias diasplazo diascredito diasdecredito prazo prazodias"
        case .daysBefore: "diasantes"
        case .toleranceDays: "tolerancia diastolerancia diasdetolerancia"
        case .resendDays: "reenvio diasreenvio reenviodias"
        case .reminders: "recordatorios lembretes"
        }
    }

    static let definitions = allCases.map { ColumnDefinition(name: $0.rawValue, aliases: $0.aliases) }
}
