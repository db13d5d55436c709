import Dunning
import Formats

extension InvoiceConversion {
    /// Sets total, balance and status; how many amounts were rounded.
    ///
    /// Without a balance a settled date decides: on or before the day of the import the invoice is paid, otherwise it
    /// is open with all of it to pay. Without either, what the store has stays, and a new invoice owes its total.
    func setAmounts(
        of record: inout InvoiceRecord, from row: CSVRecord, in currency: Currency, existing: InvoiceRecord?
    ) throws(RowFault) -> Int {
        var rounded = 0
        if let total {
            let amount = try cells.amount(row[total], "total", in: currency)
            record.total = amount.units
            rounded += amount.isRounded ? 1 : 0
        }
        let written = try writtenStatus(of: row)
        if let balance {
            let amount = try cells.amount(row[balance], "balance", in: currency)
            record.balance = amount.units
            rounded += amount.isRounded ? 1 : 0
            if let written {
                record.status = written
            } else if record.status == "paid", amount.units > 0 {
                record.status = "open"
            }
            return rounded
        }
        let isSettled = settledOn == nil ? nil : try settledOn(of: row) != nil
        setBalance(of: &record, written: written, isSettled: isSettled, existing: existing)
        return rounded
    }

    /// The day on which the row's invoice was settled; `nil` where that is not known, or later than the import.
    func settledOn(of row: CSVRecord) throws(RowFault) -> CivilDate? {
        guard let settledOn, let day = try cells.date(row[settledOn], "settled_on") else { return nil }
        return day <= cells.options.asOf ? day : nil
    }

    private func setBalance(
        of record: inout InvoiceRecord, written: String?, isSettled: Bool?, existing: InvoiceRecord?
    ) {
        switch (written, isSettled) {
        case ("void", _), ("rejected", _): record.status = written ?? record.status
        case (_, true), ("paid", _): record.status = "paid"
        case (_, false): record.status = written ?? "open"
        case (let written?, nil): record.status = written
        case (nil, nil): break
        }
        let isReopened = existing?.status == "paid" && record.status != "paid"
        if record.status == "paid" && (isSettled == true || written == "paid") {
            record.balance = 0
        } else if existing == nil || isSettled == false || isReopened {
            record.balance = record.total
        }
    }

    /// What the columns for the status and for disputes say; `nil` without either.
    private func writtenStatus(of row: CSVRecord) throws(RowFault) -> String? {
        let written = try status.map { cell throws(RowFault) in
            try cells.word(row[cell], "status", of: Words.statuses) ?? "open"
        }
        guard let disputed else { return written }
        let isDisputed = try cells.word(row[disputed], "disputed", of: Words.booleans) == "1"
        return isDisputed && written ?? "open" == "open" ? "disputed" : written ?? "open"
    }
}
