import Manifests

extension ManifestMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    return switch self {
    case .hint(let hint): Self.english(hint)
    case .didYouMean(let names): "Did you mean \(format.any(names))?"
    case .others(1): "And one more problem:"
    case .others(let count): "And \(format.count(count)) more problems:"
    case .later(1): "And one more, which the API would say only after this:"
    case .later(let count): "And \(format.count(count)) more, which the API would say only later:"
    case .nothingApplied(nil): "Nothing of this document was applied."
    case .nothingApplied(let file?):
      "Nothing of this document was applied. `migrate \(file)` shows the file in v1."
    }
  }

  private static func english(_ hint: ManifestProblem.Hint) -> String {
    switch hint {
    case .write(let text): "→ write \(text)"
    case .quote(let text): "→ without quotes YAML reads a number or a boolean; write \"\(text)\", in quotes"
    case .movedTo(let path): "→ in v1 the field has moved: \(path)"
    case .movedToKind(let kind, let path): "→ in v1 the field is \(kind)'s: \(path)"
    case .renamedTo(let name): "→ in v1 its name is \(name)"
    case .removed: "→ in v1 the field is gone, and nothing took its place"
    case .newKind(let kind, let apiVersion): "→ today it is kind: \(kind), with apiVersion: \(apiVersion)"
    case .comesIn(let version): "→ comes only with Karpenter \(version); this is 1.13"
    case .spacesInsteadOfTabs: "→ YAML does not take tabs for indenting: use spaces"
    case .unrenderedTemplate: "→ {{ … }} is a template's: make the YAML first, or put the value in quotes"
    case .keepOneOfThem: "→ the same key stands further up: keep one of the two"
    case .list: "→ a list goes here: each item begins with a hyphen and a blank"
    }
  }
}
