/// The configuration cannot be used; `complaints` holds every mistake found, in the order of the files.
package struct InvalidSettings: Error, Hashable, CustomStringConvertible {
    package let complaints: [Complaint]

    package init(_ complaints: [Complaint]) { self.complaints = complaints }

    /// One complaint a line.
    package var description: String { complaints.map(\.description).joined(separator: "\n") }
}
