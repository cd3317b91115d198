import Narration

extension GradeBook {
  /// JUnit's XML: a suite for each submission, a case for each check. Points stand in the cases' properties.
  public func junit(_ disclosure: Disclosure) -> String {
    let suites = results.map { suite(of: $0, disclosure) }
    let (tests, failures, errors, skipped) = suites.reduce((0, 0, 0, 0)) {
      ($0.0 + $1.tests, $0.1 + $1.failures, $0.2 + $1.errors, $0.3 + $1.skipped)
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(xml("bancada \(lesson)"))" tests="\(tests)" failures="\(failures)" errors="\(errors)" skipped="\(skipped)">
      \(suites.map(\.text).joined())</testsuites>

      """
  }

  private struct Suite {
    var text = ""
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
  }

  private func suite(of graded: GradedSubmission, _ disclosure: Disclosure) -> Suite {
    var suite = Suite()
    var cases = ""
    for mark in graded.result?.checks.compactMap({ disclosure.shown($0) }) ?? [] {
      suite.tests += 1
      let told = mark.feedback(in: graded.language).joined(separator: "\n")
      var inner = properties(["points": "\(mark.points)", "maxPoints": "\(mark.maxPoints)"], indent: 6)
      switch mark.status {
      case .pass: break
      case .skipped:
        suite.skipped += 1
        inner += "      <skipped message=\"\(xml(told))\"/>\n"
      case .fail, .partial:
        suite.failures += 1
        let message = mark.message.isEmpty ? mark.id : mark.message
        inner += "      <failure message=\"\(xml(message))\">\(xml(told))</failure>\n"
      }
      cases += testcase(mark.id, of: graded, inner)
    }
    if let trouble = graded.trouble, graded.result == nil {
      suite.tests += 1
      suite.errors += 1
      cases += testcase("replay", of: graded, "      <error message=\"\(xml(trouble.message))\"/>\n")
    }
    var values = ["sha256": graded.sha256]
    if let result = graded.result {
      values.merge(["score": "\(result.score)", "maxScore": "\(result.maxScore)", "seed": "\(result.seed)"]) {
        $1
      }
    }
    suite.text =
      "  <testsuite name=\"\(xml(graded.submission))\" tests=\"\(suite.tests)\" failures=\"\(suite.failures)\""
      + " errors=\"\(suite.errors)\" skipped=\"\(suite.skipped)\">\n"
      + properties(values, indent: 4) + cases + "  </testsuite>\n"
    return suite
  }

  private func testcase(_ name: String, of graded: GradedSubmission, _ inner: String) -> String {
    "    <testcase classname=\"\(xml(graded.submission))\" name=\"\(xml(name))\">\n\(inner)    </testcase>\n"
  }

  private func properties(_ values: [String: String], indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    let lines = values.sorted { $0.key < $1.key }.map {
      "\(blanks)  <property name=\"\(xml($0.key))\" value=\"\(xml($0.value))\"/>\n"
    }
    return "\(blanks)<properties>\n\(lines.joined())\(blanks)</properties>\n"
  }

  private func xml(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutControls }.joined(
      separator: "\n"
    )
    .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
  }
}
