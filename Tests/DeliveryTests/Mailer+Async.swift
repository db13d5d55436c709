import Delivery
import Dunning

extension Mailer {
    /// What came of the attempt, for a test that waits for it.
    func send(_ parcel: Parcel) async -> Verdict? {
        await withCheckedContinuation { continuation in send(parcel) { continuation.resume(returning: $0) } }
    }
}
