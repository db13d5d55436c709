import Dunning

/// A file of the folder `holidays`: what decrees change in one country, or a region adds (recordad.conf(5)).
struct HolidayText {
    let country: CountryCode
    /// In the order of the file.
    let changes: [Entry]

    struct Entry {
        let change: HolidayChange
        /// From 1.
        let line: Int
    }

    private static let sectionName = "[Holidays]"

    /// `nil` when it does not say of which country it is; everything that is wrong is complained of.
    init?(_ text: SettingsText, _ complaints: inout [Complaint]) {
        var country: CountryCode?
        var entries: [Entry] = []
        var isInSection = false
        let before = complaints.count
        for line in text.logicalLines(&complaints) {
            do throws(HolidayFault) {
                if line.text.hasPrefix("[") {
                    guard line.text == Self.sectionName else { throw .section(line.text) }
                    isInSection = true
                    continue
                }
                let (key, value) = try HolidayKey.split(line.text)
                guard isInSection else { throw .outside(line.text) }
                if let change = try key.change(value) {
                    entries.append(Entry(change: change, line: line.number))
                } else {
                    guard country == nil else { throw .secondCountry }
                    country = try HolidayKey.country(value)
                }
            } catch {
                complaints.append(Complaint(path: text.path, line: line.number, message: error.description))
            }
        }
        guard let country else {
            // What is wrong with the country itself was said; an empty file masks another one.
            if complaints.count == before, !entries.isEmpty {
                complaints.append(
                    Complaint(path: text.path, message: "does not say Country=, expected a code such as CL"))
            }
            return nil
        }
        self.country = country
        self.changes = entries
    }
}
