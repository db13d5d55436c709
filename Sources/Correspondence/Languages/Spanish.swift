import Dunning

extension Words {
    static let spanish = Words(
        tag: "es",
        amounts: .comma(dollars: ["ARS", "CLP", "COP", "MXN", "UYU"]),
        amountsByRegion: [
            "AR": .comma(spacesSign: true, dollars: ["ARS"]),
            "BO": .comma(),
            "CL": .comma(dollars: ["CLP"]),
            "CO": .comma(spacesSign: true, dollars: ["COP"]),
            "CR": .comma(),
            "EC": .comma(dollars: ["USD"]),
            "PY": .comma(spacesSign: true),
            "UY": .comma(spacesSign: true, dollars: ["UYU"]),
            "VE": .comma(),
            "DO": .point(),
            "GT": .point(),
            "HN": .point(),
            "MX": .point(dollars: ["MXN"]),
            "NI": .point(),
            "PA": .point(),
            "PE": .point(spacesSign: true),
            "PR": .point(dollars: ["USD"]),
            "SV": .point(dollars: ["USD"]),
            "US": .point(dollars: ["USD"]),
            "419": .point(),
        ],
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        shortMonths: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
        longDate: { day, month, year in "\(day) de \(month) de \(year)" },
        shortDate: { day, month, year in "\(day) \(month) \(year)" },
        dayAndMonth: { day, month in "\(day) \(month)" },
        distance: { days in
            switch days {
            case 0: "vence hoy"
            case -1: "vence mañana"
            case 1: "venció ayer"
            case ..<0: "vence en \(days.magnitude) días"
            default: "venció hace \(days) días"
            }
        },
        stage: { stage in
            switch stage {
            case .issued: "Factura emitida"
            case .upcoming: "Próximo a vencer"
            case .due: "Vencimiento"
            case .overdue: "Vencido"
            case .claim: "Reclamo"
            case .thanks: "Agradecimiento"
            }
        },
        daysBefore: { days in days == 1 ? "1 día antes" : "\(days) días antes" },
        noteHeadings: [
            "id", "fecha", "hora", "id de cliente", "cliente", "título", "etapa", "ocurrencia", "facturas", "moneda",
            "saldo", "días de atraso", "destinatarios", "canal", "resultado", "id de mensaje", "autor", "estado",
        ],
        callHeadings: [
            "notas", "id de cliente", "cliente", "teléfono", "facturas", "moneda", "saldo", "días de atraso", "desde",
            "último resultado", "cobrador",
            "vencido", "facturas vencidas", "en disputa", "correo", "último aviso", "fecha del aviso", "comentario",
            "fecha del comentario", "nota del comentario",
        ],
        late: "atraso",
        latest: "lo último",
        result: { result in
            switch result {
            case .sent: "enviado"
            case .failed: "fallido"
            case .shadow: "ensayo"
            case .noAddress: "sin dirección"
            }
        },
        state: { state in
            switch state {
            case .open: "pendiente"
            case .done: "hecha"
            }
        },
        channel: { channel in
            switch channel {
            case .email: "correo"
            case .none: "ninguno"
            }
        },
        absence: "no está en la importación del",
        reason: spanishReason,
        contact: .spanish,
        explanation: .spanish,
        outbox: .spanish,
        nothingDue: "No hay nada que enviar.",
        letters: .spanish
    )
}
