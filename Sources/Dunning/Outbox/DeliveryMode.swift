/// Whether messages go to clients, or all to one address of ours (design 4.3); identities are kept apart.
package enum DeliveryMode: String, Hashable, Sendable { case live, shadow }
