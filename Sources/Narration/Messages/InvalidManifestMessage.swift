import Kubernetes
import Manifests

/// What is wrong with a document: where, the line with a mark under the mistake, what the real tools answer, what to
/// write instead, and what they would have said only after that.
public struct InvalidManifestMessage: Message {
  public let invalid: InvalidManifest

  public init(_ invalid: InvalidManifest) { self.invalid = invalid }

  public var portuguese: StyledText { told(in: .portuguese) }
  public var english: StyledText { told(in: .english) }

  private func told(in language: Language) -> StyledText {
    guard let first = invalid.immediate.first else { return StyledText() }
    var lines: [StyledText] = [heading(first)] + snippet(first.place)
    lines += invalid.upstreamText.split(separator: "\n").map {
      "  " + StyledText(String($0), style: .refusal)
    }
    lines += advice(first).map { "  " + $0.told(in: language) }
    let others = invalid.immediate.dropFirst().filter(addsToTheAnswer)
    if !others.isEmpty {
      lines.append("  " + ManifestMessage.others(others.count).told(in: language))
      lines += others.flatMap { brief($0, in: language) }
    }
    if !invalid.later.isEmpty {
      lines.append("  " + ManifestMessage.later(invalid.later.count).told(in: language))
      lines += invalid.later.flatMap { brief($0, in: language) }
    }
    lines.append("  " + ManifestMessage.nothingApplied(migrating: oldFile).told(in: language))
    return lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 }
  }

  private func heading(_ problem: ManifestProblem) -> StyledText {
    let place = problem.place.map {
      "\($0.source):\($0.line)" + ($0.columns.isEmpty ? "" : ":\($0.columns.lowerBound)")
    }
    return StyledText(
      [place, problem.path.isEmpty ? nil : problem.path.description].compactMap(\.self).joined(
        separator: "  "), style: .heading)
  }

  /// The line and the mark under it, of a long line the part around the mark.
  private func snippet(_ place: Place?) -> [StyledText] {
    guard let place, !place.lineText.isEmpty else { return [] }
    let text = place.lineText.map { $0 == "\t" ? " " : $0 }
    let first = max(0, place.columns.lowerBound - 1)
    let start = text.count > 90 ? min(max(0, first - 30), max(0, text.count - 90)) : 0
    let shown = String(text.dropFirst(start).prefix(90))
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    var lines: [StyledText] = ["    \(number, .dim) \("│", .dim) \(shown)"]
    guard !place.columns.isEmpty, first >= start, first - start <= shown.count else { return lines }
    let before = String(shown.prefix(first - start)).displayWidth
    let marked = shown.dropFirst(first - start).prefix(place.columns.count).displayWidth
    let carets = String(repeating: "^", count: max(1, marked))
    lines.append("    \(margin) \("│", .dim) \(String(repeating: " ", count: before))\(carets, .refusal)")
    return lines
  }

  /// One problem among several, on a line of its own, what to write under it: its words, or where it is if the answer
  /// has its words already.
  private func brief(_ problem: ManifestProblem, in language: Language) -> [StyledText] {
    let place = problem.place.map { ":\($0.line):\($0.columns.lowerBound)  " } ?? ""
    let text = isInTheAnswer(problem) ? problem.path.description : words(of: problem)
    return ["    \(place, .dim)\(text.split(separator: "\n").joined(separator: " "))"]
      + advice(problem).map { "      " + $0.told(in: language) }
  }

  /// Whether there is more to say of a problem than what the API server's own answer says already.
  private func addsToTheAnswer(_ problem: ManifestProblem) -> Bool {
    problem.place != nil || !advice(problem).isEmpty || !isInTheAnswer(problem)
  }

  private func isInTheAnswer(_ problem: ManifestProblem) -> Bool {
    invalid.upstreamText.contains(words(of: problem))
  }

  private func words(of problem: ManifestProblem) -> String {
    problem.upstreamText(isCustomResource: invalid.isCustomResource)
  }

  private func advice(_ problem: ManifestProblem) -> [ManifestMessage] {
    if let hint = problem.hint { return [.hint(hint)] }
    return problem.nearest.isEmpty ? [] : [.didYouMean(problem.nearest)]
  }

  /// The file, when what is wrong with it is that it was written for an older Karpenter.
  private var oldFile: String? {
    let isOld = problemsOfAge > 0 && (invalid.apiVersion.contains("karpenter") || invalid.isCustomResource)
    return isOld ? invalid.problems.compactMap(\.place?.source).first : nil
  }

  private var problemsOfAge: Int {
    invalid.problems.count { problem in
      switch problem.hint {
      case .movedTo, .movedToKind, .renamedTo, .removed, .newKind: true
      case .write, .quote, .comesIn, .spacesInsteadOfTabs, .unrenderedTemplate, .keepOneOfThem, .list, nil:
        false
      }
    }
  }
}

/// What Bancada adds to the answers of kubectl and the API server.
public enum ManifestMessage: Message, Equatable {
  case hint(ManifestProblem.Hint)
  case didYouMean([String])
  /// More problems that are said together with the first.
  case others(Int)
  /// Problems that would be said only once the first are put right.
  case later(Int)
  case nothingApplied(migrating: String?)
}
