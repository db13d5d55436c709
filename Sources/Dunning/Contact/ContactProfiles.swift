/// The profile of each kind of client.
package struct ContactProfiles: Hashable, Sendable {
    /// Of consumers, and of clients of whom nobody knows what they are.
    package let consumer: ContactProfile
    package let business: ContactProfile

    package init(consumer: ContactProfile, business: ContactProfile) {
        self.consumer = consumer
        self.business = business
    }

    package subscript(kind: Client.Kind) -> ContactProfile { kind == .business ? business : consumer }

    /// Each once.
    package var all: [ContactProfile] { consumer == business ? [consumer] : [consumer, business] }
}
