import Dunning
import TestSupport

/// A fault at a place, and what design 7 makes of it.
struct FaultCase: Sendable, CustomStringConvertible {
    let place: FaultPlace
    let fault: Fault
    let uncertain: UncertainPolicy
    /// How the session is encrypted; `nil`: not at all.
    let encryption: TLSRelay.Mode?

    /// Every combination that makes sense.
    static let all =
        combinations(FaultPlace.allCases, Fault.allCases, encryption: nil)
        + combinations(
            [.login, .sender, .recipient, .data, .body, .dot, .quit], encryptedFaults, encryption: .startTLS)
        + combinations([.banner, .dot], encryptedFaults, encryption: .implicit)

    /// Inside TLS a reply is a reply; what may differ is how it comes, and how a connection ends.
    private static let encryptedFaults: [Fault] = [
        .close, .reset, .transient, .permanent, .goodbye, .garbage, .silence, .slow, .tooSlow,
    ]

    private static func combinations(
        _ places: [FaultPlace], _ faults: [Fault], encryption: TLSRelay.Mode?
    ) -> [FaultCase] {
        places.flatMap { place in
            faults.filter { makesSense($0, at: place) }.flatMap { fault in
                let resending = FaultCase(place: place, fault: fault, uncertain: .resend, encryption: encryption)
                guard resending.states.contains(.uncertain) else { return [resending] }
                return [resending, FaultCase(place: place, fault: fault, uncertain: .hold, encryption: encryption)]
            }
        }
    }

    private static func makesSense(_ fault: Fault, at place: FaultPlace) -> Bool {
        switch (place, fault) {
        case (.connect, .refused), (.connect, .unanswered): true
        case (.connect, _), (_, .refused), (_, .unanswered): false
        // After the friendly answer there would have to be TLS.
        case (_, .slow) where place.isAboutTLS: false
        // Nothing is answered in mid-body.
        case (.body, .slow): false
        // Only a refusal makes a client try HELO.
        case (.extendedHello, _): fault.isRefusal
        default: true
        }
    }

    /// The states that the message may be in after the attempt.
    var states: Set<MessageState> {
        if fault == .slow { return [.sent] }
        return switch place {
        case .quit, .extendedHello: [.sent]
        case .dot: [stateOfUnclearEnd]
        // Whether the dot was out when the connection broke is a race.
        case .body where fault == .close || fault == .reset: [.deferred, .uncertain]
        case .body: [stateOfUnclearEnd]
        case .data: [fault == .permanent ? .failed : .deferred]
        // "554 5.7.1" there is about us, not about the address.
        case .recipient: [.deferred]
        case .secondRecipient: [fault.isRefusal ? .sent : .deferred]
        case .startTLS: [fault.isRefusal ? .sent : .deferred]
        case .connect, .banner, .hello, .requiredTLS, .handshake, .requiredHandshake, .login, .credentials, .sender:
            [.deferred]
        }
    }

    private var stateOfUnclearEnd: MessageState {
        switch fault {
        case .transient, .goodbye: .deferred
        case .permanent: .failed
        default: .uncertain
        }
    }

    /// Whether a server that has come to its senses will have taken the message in the end, after this state.
    func isTaken(after state: MessageState) -> Bool {
        switch state {
        case .sent: true
        case .deferred: !place.requiresTLS
        case .uncertain: uncertain == .resend
        default: false
        }
    }

    var description: String { "\(place) \(fault) \(uncertain) \(encryption?.rawValue ?? "plain")" }
}
