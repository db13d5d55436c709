/// The words that files use for the few values we know, after `HeadingName` has made them alike.
enum Words {
    static let statuses: [String: String] = table([
        "open": "open abierta abierto aberta aberto pendiente pendente impaga impago unpaid vigente porcobrar emaberto",
        "paid": "paid pagada pagado paga pago saldada cobrada liquidada quitada settled closed",
        "disputed": "disputed endisputa disputa disputada reclamada reclamado contestada emdisputa dispute",
        "rejected": "rejected rechazada rechazado rejeitada rejeitado recusada",
        "void": "void anulada anulado anulação nula nulo voided cancelled canceled estornada",
    ])

    static let terms: [String: String] = table([
        "credit": "credit credito acredito aplazo prazo aprazo cuentacorriente ctacte",
        "cash": "cash contado alcontado efectivo avista dinheiro",
    ])

    static let kinds: [String: String] = table([
        "business": "business empresa juridica personajuridica pessoajuridica pj company",
        "consumer": "consumer consumidor natural personanatural personafisica pessoafisica fisica particular pf",
        "unknown": "unknown desconocido desconhecido",
    ])

    static let booleans: [String: String] = table([
        "1": "1 yes y si s sim true verdadero verdadeiro",
        "0": "0 no n nao false falso",
    ])

    /// What to write for each meaning, as errors name it.
    static let spanish = [
        "open": "abierta, pendiente", "paid": "pagada, saldada", "disputed": "en disputa", "rejected": "rechazada",
        "void": "anulada", "credit": "crédito", "cash": "contado", "business": "empresa",
        "consumer": "consumidor, persona natural", "unknown": "desconocido", "1": "sí", "0": "no",
    ]

    private static func table(_ words: [String: String]) -> [String: String] {
        var table: [String: String] = [:]
        for (meaning, names) in words {
            for name in names.split(separator: " ") { table[HeadingName.normal(name)] = meaning }
        }
        return table
    }
}
