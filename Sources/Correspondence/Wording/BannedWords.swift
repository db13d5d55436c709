/// Words that make a reminder look like a court's paper, or threaten with one.
///
/// The laws behind it: Chile, Ley 19.496 art. 37; Peru, Ley 29571 art. 62; Argentina, Ley 24.240 art. 8 bis; Mexico,
/// CONDUSEF's rules (DOF 2014-10-07); Brazil, CDC arts. 42 and 71; for English, 15 U.S.C. 1692e of the United States.
/// A word alone stands here only where a reminder has no other use for it; 'judicial' has one, as the notice says that
/// it is nothing judicial. recordad-templates(7) has the list too.
package enum BannedWords {
    static let everywhere = spanish + portuguese + english

    /// In a body Portuguese has honest uses for it.
    package static let inSubject = ["demanda"]

    package static let spanish = [
        // A court's acts.
        "notificación judicial", "notificaciones judiciales", "aviso judicial", "emplazamiento",
        "emplazamientos", "emplazado", "emplazada", "citación", "citaciones", "citatorio", "juzgado",
        "juzgados", "tribunal", "tribunales", "mandamiento de pago", "requerimiento judicial", "orden judicial",
        // Going to court.
        "cobro jurídico", "cobranza jurídica", "cobro judicial", "cobranza judicial", "demanda judicial",
        "demanda civil", "demanda ejecutiva", "acción judicial", "acciones judiciales", "acción legal",
        "acciones legales", "vía judicial",
        // Seizing goods.
        "embargo inminente", "embargaremos", "proceder al embargo", "procederemos al embargo",
        "orden de embargo", "remate de sus bienes",
        // Crime.
        "orden de captura", "orden de arresto", "orden de aprehensión", "denuncia penal", "querella",
        "acción penal", "acciones penales",
        // Public shame.
        "boletín de morosos", "lista de morosos", "listado de morosos",
    ]

    package static let portuguese = [
        "notificação judicial", "aviso judicial", "intimação", "intimações", "intimado", "intimada", "citação",
        "citações", "juizado", "juizados", "tribunal", "tribunais", "ordem judicial", "mandado judicial",
        "cobrança judicial", "cobrança jurídica", "ação judicial", "ações judiciais", "medidas judiciais",
        "medidas legais", "via judicial", "penhora iminente", "penhoraremos", "proceder à penhora",
        "procederemos à penhora", "mandado de penhora", "ordem de prisão", "mandado de prisão",
        "denúncia criminal", "denúncia penal", "queixa-crime", "ação penal", "boletim de devedores",
        "lista de devedores", "lista de inadimplentes",
    ]

    package static let english = [
        "court notice", "court order", "summons", "subpoena", "writ", "bailiff", "bailiffs", "legal action",
        "legal proceedings", "lawsuit", "lawsuits", "we will sue", "take you to court", "imminent seizure",
        "we will seize", "garnishment", "arrest warrant", "warrant of arrest", "criminal complaint",
        "criminal charges", "list of debtors", "list of defaulters",
    ]
}
