import Dunning

/// `Comercial Andes (C-17)`; a client without a name is known by the id alone.
func clientTitle(_ name: String, _ id: ClientID) -> String { name == id.value ? name : "\(name) (\(id))" }
