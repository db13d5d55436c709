/// What a column of an invoice file can hold.
enum InvoiceColumn: String, CaseIterable {
    case id, number
    case clientID = "client_id"
    case issuedOn = "issued_on"
    case dueOn = "due_on"
    case currency, total, balance, terms, status, reason
    case paymentURL = "payment_url"
    case document
    case clientName = "client_name"
    case clientEmail = "client_email"
    case settledOn = "settled_on"
    case disputed

    /// Other headings that mean it, as `HeadingName` makes them.
    private var aliases: String {
        switch self {
        case .id: "uuid identificador idfactura invoiceid"
        case .number:
            "numero folio factura numerofactura nrofactura nfactura numerodefactura numerodocumento "
                + "nrodocumento comprobante numerocomprobante invoice invoicenumber invoiceno notafiscal numeronota nfe"
        case .clientID:
            "idcliente clienteid codigocliente codcliente codigodecliente rut rutcliente rutreceptor ruc nit "
                + "cuit rfc cnpj cpf cnpjcpf customerid customer"
        case .issuedOn:
            "emision fecha fechaemision fechadeemision fechafactura fechadocto fechadocumento emitida "
                + "invoicedate issuedate issued emissao dataemissao datadeemissao"
        case .dueOn:
            "vencimiento fechavencimiento fechadevencimiento vence duedate due vencimento datavencimento "
                + "datadevencimento"
        case .currency: "moneda divisa codigomoneda moeda currencycode"
        case .total: "montototal monto importe importetotal valor valortotal amount totalamount invoiceamount"
        case .balance:
            "saldo saldopendiente pendiente adeudado saldoinsoluto saldodevedor saldoaberto outstanding "
                + "amountdue"
        case .terms: "terminos condicion condicionpago condiciondepago condicionventa condicaodepagamento"
        case .status: "estado situacion situacao state"
        case .reason: "motivo"
        case .paymentURL: "urlpago urldepago enlacepago enlacedepago linkpago linkdepago linkdepagamento"
        case .document: "pdf archivo arquivo"
        case .clientName: "cliente nombre nombrecliente razonsocial nome nomecliente razaosocial customername"
        case .clientEmail: "correo email mail correoelectronico correocliente emailcliente"
        case .settledOn: "settleddate fechapago fechadepago pagadael paymentdate paidon datapagamento datadepagamento"
        case .disputed: "endisputa disputada reclamada emdisputa"
        }
    }

    static let definitions = allCases.map { ColumnDefinition(name: $0.rawValue, aliases: $0.aliases) }
}
