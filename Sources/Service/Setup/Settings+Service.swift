package import Correspondence
import Delivery
package import Dunning
package import Settings

extension Settings {
    package var mode: DeliveryMode { mail.mode == .live ? .live : .shadow }

    package var cycleRules: CycleRules {
        let burst: BurstGuard.Limit =
            switch guards.burstLimit {
            case .multipleOfMean(let tenths): .timesMean(tenths: tenths)
            case .messages(let count): .messages(count)
            case .off: .off
            }
        let broken: BrokenRecordGuard.Limit =
            switch guards.badRecordLimit {
            case .percent(let percent): .percent(percent)
            case .records(let count): .records(count)
            }
        return CycleRules(
            burst: BurstGuard(limit: burst, firstRunLimit: guards.firstRunLimit ?? 0),
            brokenRecords: BrokenRecordGuard(limit: broken), maximumDataAge: store.maximumDataAge)
    }

    /// What staff and clients read; the settings know only such as are spoken here.
    package func language() throws(InvalidSettings) -> Language {
        guard let language = Language(tag: company.language) else {
            throw InvalidSettings([
                Complaint(
                    path: "[Company]",
                    message: "Language= is '\(company.language)', expected one of "
                        + Language.baseTags.joined(separator: ", "))
            ])
        }
        return language
    }

    package var silenceGuard: SilenceGuard { SilenceGuard(days: service.silenceDays) }

    package var attemptRules: AttemptRules {
        AttemptRules(
            schedule: RetrySchedule(retryFor: mail.retryFor), uncertain: mail.uncertain == .hold ? .hold : .resend)
    }

    package var letterhead: Letterhead {
        Letterhead(
            company: company, from: mail.from, replyTo: mail.replyTo, cc: mail.cc, bcc: mail.bcc,
            returnPath: mail.returnPath)
    }
}

extension Settings.Mail {
    /// The way out that `Server=` names.
    func mailer(password: Secret?) -> any Mailer {
        let credentials = user.flatMap { user in
            password.map { SMTPOptions.Credentials(user: user, password: $0.value) }
        }
        func smtp(_ host: String, _ port: Int, _ encryption: SMTPOptions.Encryption) -> SMTPMailer {
            SMTPMailer(
                SMTPOptions(
                    host: host, port: port, encryption: encryption, caFile: caFile, credentials: credentials,
                    connections: connections, timeout: Int(timeout)))
        }
        switch server {
        case .maildir(let path): return MaildirMailer(path: path)
        case .smtps(let host, let port): return smtp(host, port, .implicit)
        case .smtp(let host, let port):
            let encryption: SMTPOptions.Encryption =
                switch startTLS {
                case .required: .required
                case .opportunistic: .opportunistic
                case .no: .off
                }
            return smtp(host, port, encryption)
        }
    }
}
