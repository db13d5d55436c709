package import Foundation

/// What Python's `email` package reads in a message: another reader than ours, with no mercy for defects.
package struct ReadMail: Decodable {
    package let headers: [[String]]
    /// Name and address.
    package let from: [[String]]
    package let to: [[String]]
    package let cc: [[String]]
    /// Content types, nested as the parts are: `multipart/mixed(text/plain,image/png)`.
    package let structure: String
    package let text: String?
    package let html: String?
    package let files: [File]
    package let defects: [String]
    package let longestLine: Int
    package let isSevenBit: Bool
    package let hasBareLineEnds: Bool
    /// Blanks before a line end, which servers may take away.
    package let hasTrailingBlanks: Bool

    package struct File: Decodable {
        package let type: String
        package let disposition: String?
        package let name: String?
        package let contentID: String?
        package let bytes: Data
    }

    package func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }

    package static func read(_ messages: [[UInt8]]) throws -> [ReadMail] {
        let input = try JSONEncoder().encode(messages.map { Data($0) })
        let finished = try run("python3", ["-c", program], input: [UInt8](input))
        guard finished.status == 0 else { throw Failure(errors: finished.errors) }
        return try JSONDecoder().decode([ReadMail].self, from: Data(finished.output.utf8))
    }

    package static func read(_ message: [UInt8]) throws -> ReadMail { try read([message])[0] }

    private struct Failure: Error { let errors: String }

    private static let program = #"""
        import base64, email, email.header, email.policy, email.utils, json, re, sys
        # policy.default puts a space between adjacent encoded words of a name (gh-128110); the older decoder does not.
        def sender(raw):
            field = email.message_from_bytes(raw)["from"].replace("\r\n", "")
            name, address = email.utils.parseaddr(field)
            return [[str(email.header.make_header(email.header.decode_header(name))), address]]
        def text(part):
            return part and part.get_content().replace("\r\n", "\n")
        def structure(part):
            kind = part.get_content_type()
            return kind + ("(" + ",".join(map(structure, part.iter_parts())) + ")" if part.is_multipart() else "")
        def addresses(message, name):
            return [[a.display_name, a.addr_spec] for a in message[name].addresses] if message[name] else []
        def told(raw):
            message = email.message_from_bytes(raw, policy=email.policy.default)
            leaves = [part for part in message.walk() if not part.is_multipart()]
            defects = [repr(d) for part in message.walk() for d in part.defects]
            defects += [f"{n}: {d!r}" for part in message.walk() for n, h in part.items() for d in h.defects]
            bodies = {k: message.get_body((k,)) for k in ("plain", "html")}
            files = [part for part in leaves if part not in bodies.values()]
            return {
                "headers": [[n, str(h)] for n, h in message.items()],
                "from": sender(raw), "to": addresses(message, "to"), "cc": addresses(message, "cc"),
                "structure": structure(message), "text": text(bodies["plain"]), "html": text(bodies["html"]),
                "files": [{"type": f.get_content_type(), "disposition": f.get_content_disposition(),
                           "name": f.get_filename(), "contentID": f["content-id"],
                           "bytes": base64.b64encode(f.get_payload(decode=True)).decode()} for f in files],
                "defects": defects, "longestLine": max(map(len, raw.split(b"\r\n"))),
                "isSevenBit": all(b < 128 and b for b in raw),
                "hasBareLineEnds": bool(re.search(rb"\r(?!\n)|(?<!\r)\n", raw)) or not raw.endswith(b"\r\n"),
                "hasTrailingBlanks": bool(re.search(rb"[ \t]\r", raw)),
            }
        print(json.dumps([told(base64.b64decode(m)) for m in json.load(sys.stdin)]))
        """#
}
