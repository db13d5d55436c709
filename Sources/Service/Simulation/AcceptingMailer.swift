import Delivery
import Dunning

/// Accepts every message at once, and sends none.
struct AcceptingMailer: Mailer {
    let capacity = 256

    func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        answer(Verdict(.accepted, reply: "250 simulated"))
    }
    func stop() {}
    func finish() async {}
}
