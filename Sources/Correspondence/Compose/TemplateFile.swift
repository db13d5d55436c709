/// A template as a sysadmin wrote it.
package struct TemplateFile: Hashable, Sendable {
    /// Below the templates' directory: `es/overdue.html`, `es/footer.mustache`, `footer.mustache`.
    package let name: String
    /// How errors name it.
    package let path: String
    package let text: String

    package init(name: String, path: String, text: String) {
        self.name = name
        self.path = path
        self.text = text
    }
}
