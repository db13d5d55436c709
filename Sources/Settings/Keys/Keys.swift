/// Every key of the configuration, the one place that says what each means, takes, and is by default.
///
/// It drives reading, `--print`, the shipped `recordad.conf` and the check of recordad.conf(5).
package enum Keys {
    /// In the order in which they are printed.
    package static let all: [KeyDescription] =
        company + store + ledgerSection + reminders + contact + mail + templates + notes + audit + service
}
