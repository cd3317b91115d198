import Narration
import Testing

struct GlossaryTests {
  @Test("every term is explained in both languages, in a few sentences")
  func everyTerm() throws {
    for term in GlossaryTerm.allCases {
      for language in Language.allCases {
        #expect((30...260).contains(term.told(in: language).plain.count), "\(term.rawValue) in \(language)")
      }
    }
    try Golden.expect(
      GlossaryTerm.alphabetical.flatMap { term in
        [term.rawValue] + Prose.lines(of: term).map { "  " + $0 }
      }, named: "glossary")
  }

  @Test(
    "terms are found however they are written",
    arguments: [
      ("taints", GlossaryTerm.taint), ("PDB", .podDisruptionBudget), ("nó", .node), ("nós", .node),
      ("bin packing", .binPacking),
      ("NodePools", .nodePool), ("expireAfter", .expiration), ("consolidação", .consolidation), ("ICE", .ice),
      ("requests", .requests),
      ("budgets", .disruptionBudget), ("kubescheduler", .kubeScheduler),
    ])
  func find(text: String, term: GlossaryTerm) { #expect(GlossaryTerm(named: text) == term) }

  @Test("what is no term is none", arguments: ["", "  ", "xyz", "s"])
  func unknown(text: String) { #expect(GlossaryTerm(named: text) == nil) }

  @Test("no name means two terms")
  func unambiguous() {
    for term in GlossaryTerm.allCases { #expect(GlossaryTerm(named: term.rawValue) == term) }
  }
}
