import FoundationEssentials
import Testing

/// The same script gives the same bytes in every process, though each has a hash seed of its own; and what the
/// README shows is what the program says.
@Suite("What a script says", .serialized)
struct DeterminismTests {
  private static let script = "samples/primeiros-minutos.bancada"

  private func run() throws -> Program.Ending {
    try Program.run(["run", "--echo", Program.package + "/" + Self.script])
  }

  @Test func isTheSameInEveryProcess() throws {
    let first = try run()
    #expect(first.status == 0)
    for _ in 0..<4 { #expect(try run().output == first.output) }
  }

  @Test func isWhatTheReadmeShows() throws {
    let readme = try String(contentsOfFile: Program.package + "/README.md", encoding: .utf8)
    #expect(readme.contains("```console\n" + (try run().output) + "```"))
  }

  @Test func ofALessonsSolutionIsFullMarks() throws {
    let ending = try Program.run([
      "run", Program.package + "/lessons/d1-fluxo-de-provisionamento/solution.bancada",
    ])
    #expect(ending.status == 0)
    #expect(ending.output.contains("20 de 20 pontos"))
  }

  @Test func ofALessonsMistakeIsLess() throws {
    let ending = try Program.run([
      "run", Program.package + "/lessons/d1-fluxo-de-provisionamento/mistakes/sem-requests.bancada",
    ])
    #expect(ending.output.contains("18 de 20 pontos"))
  }
}
