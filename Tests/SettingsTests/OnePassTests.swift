import Settings
import TestSupport
import Testing

@Test func `All mistakes of all files are told in one pass, in the order of the files`() {
    let main = "[Company]\nNme=x\n[Store]\nPollInterval=soon\nnonsense\n[Mail]\nFrom=me\nTimeout=1parsec\n"
    let dropIn = "[Mail]\nTimeout=5min\nMode=shadow\n[Strore]\n"
    let (configuration, complaints) = Configuration.parse(
        [SettingsText(path: "a.conf", text: main), SettingsText(path: "b.conf", text: dropIn)], in: surroundings())
    #expect(configuration == nil)
    #expect(
        complaints.map { "\($0.path):\($0.line ?? 0) \($0.message.prefix(24))" } == [
            "a.conf:0 [Company] Name= is missi",
            "a.conf:0 [Reminders] PastInvoices",
            "a.conf:2 unknown key 'Nme=' in [C",
            "a.conf:4 PollInterval= is 'soon',",
            "a.conf:5 'nonsense' assigns nothi",
            "a.conf:7 From= is 'me', expected ",
            "a.conf:8 Timeout= is '1parsec', e",
            "b.conf:3 Mode= is 'shadow', expec",
            "b.conf:4 unknown section [Strore]",
        ])
}

@Test(arguments: [
    (
        "Mode=shadow\nShadowTo=a@example.com, b@example.com",
        "ShadowTo= is 'a@example.com, b@example.com', expected an e-mail address such as pagos@example.com"
    ),
    ("AttachDocuments=yes\nDocumentRoot=invoices", "DocumentRoot= is 'invoices', expected an absolute path"),
])
func `What is written and refused is not said to be missing as well`(text: String, complaint: String) {
    #expect(complaints(text) == ["recordad.conf:8: \(complaint)"])
}
