package import Dunning

extension TemplateLibrary {
    /// What letters about debts past due do not show although a profile asks for it, each template once.
    ///
    /// Those that are built in show all of it, unless a partial of one's own takes it away.
    package func wordingWarnings(_ profiles: ContactProfiles) -> [TemplateError] {
        var warnings: Set<TemplateError> = []
        for templates in all {
            for (stage, letter) in templates.letters where stage.mayBePastDue {
                for profile in profiles.all {
                    warnings.formUnion(letter.lacks(profile))
                }
            }
        }
        return warnings.sorted { ($0.file, $0.message) < ($1.file, $1.message) }
    }

    /// Whether a letter that asks for payment leaves it to the company's instructions how to pay.
    package var showsPaymentInstructions: Bool {
        let variables: Set = ["company.payment_instructions", "payment_lines"]
        return all.contains { templates in
            templates.letters.contains { stage, letter in
                stage.isDemand
                    && [letter.textNames, letter.htmlNames].contains { !$0.variables.isDisjoint(with: variables) }
            }
        }
    }
}

extension LetterTemplate {
    fileprivate func lacks(_ profile: ContactProfile) -> [TemplateError] {
        [(text, textNames, Form.txt), (html, htmlNames, Form.html)].flatMap { template, names, form in
            func warning(_ message: String) -> TemplateError {
                TemplateError(file: template.file, line: 1, message: message)
            }
            var warnings: [TemplateError] = []
            let notice = "notice.\(form)"
            if profile.wording.contains(.notice), !names.variables.contains("needs_notice"),
                !names.partials.contains(notice)
            {
                warnings.append(warning("lacks the notice of profile '\(profile)', expected '{{> \(notice)}}'"))
            }
            let missing = profile.wording.variables.filter { !names.variables.contains($0) }
            if !missing.isEmpty {
                let tags = missing.map { "'{{\($0)}}'" }.joined(separator: ", ")
                warnings.append(warning("lacks \(tags), which profile '\(profile)' asks for"))
            }
            return warnings
        }
    }
}

extension RequiredWording {
    /// The variables that show it; who asks for anything asks for the name.
    fileprivate var variables: [String] {
        let ways: [(RequiredWording, String)] = [
            (.taxID, "company.tax_id"), (.address, "company.address"), (.phone, "company.phone"),
        ]
        return isEmpty ? [] : ["company.name"] + ways.filter { contains($0.0) }.map(\.1)
    }
}
