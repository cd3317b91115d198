import Testing

@testable import Course

@Suite struct LessonProseTests {
  private let prose = LessonProse(
    markdown: """
      # Fluxo

      Antes de tudo.

      ## pending

      Crie o Deployment.

      ```console
      ## isto não é um título
      ```

      ### deployment

      - pass: Feito.
      - fail: Falta
        criar.
      - hint: Use create.

      ## recap

      - Fim.
      """)

  @Test func eachPartStandsUnderItsHeading() {
    #expect(prose.title == "Fluxo")
    #expect(prose.introduction == "Antes de tudo.")
    #expect(prose.steps.keys.sorted() == ["pending"])
    #expect(prose.steps["pending"]?.text.hasPrefix("Crie o Deployment.") == true)
    #expect(prose.recap == "- Fim.")
  }

  @Test func aHeadingInAFencedBlockIsText() {
    #expect(prose.steps["pending"]?.text.contains("## isto não é um título") == true)
  }

  @Test func anItemRunsOnOverItsLines() {
    let check = prose.steps["pending"]?.checks["deployment"]
    #expect(check == LessonProse.CheckText(pass: "Feito.", fail: "Falta criar.", hint: "Use create."))
  }
}
