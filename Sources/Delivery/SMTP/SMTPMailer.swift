package import Dunning

/// Hands messages to a mail server (RFC 5321, RFC 6409) over a few connections that are kept open while there is work.
package final class SMTPMailer: Mailer {
    package let capacity: Int
    private let desk: CourierDesk
    private let sign: StopSign

    /// Opens nothing before the first message.
    package init(_ options: SMTPOptions) {
        let sign = StopSign()
        self.sign = sign
        capacity = 2 * options.connections
        desk = CourierDesk(couriers: options.connections, secondsUntilRest: options.secondsUntilRest) {
            SMTPConnection(options, sign)
        }
    }

    package func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        desk.send(parcel, answer: answer)
    }

    package func stop() {
        sign.raise()
        desk.stop()
    }

    package func finish() async {
        sign.raise()
        await desk.finish()
    }
}
