import FoundationEssentials
import Testing

/// The forms that other programs read marks in.
@Suite("Formats of marks", .serialized)
struct GradeFormatTests {
  private static let lesson = ["--lesson", "g1", "--lessons", Program.package + "/Tests/Grading/lessons"]

  private func run(_ students: [HandedIn], _ arguments: [String]) throws -> Program.Ending {
    let folder = TemporaryFolder()
    for student in students { try student.write(into: folder.path) }
    return try Program.run(["grade", folder.path] + arguments + Self.lesson)
  }

  private var snakeCaseDecoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private static let ana = HandedIn("ana", .score(20), MadeUpClass.right)
  private static let beto = HandedIn("beto", .score(13), MadeUpClass.open)
  private static let outra = HandedIn("<outra>\u{1B}[31m", .unmarked("d1"), ["#: lesson d1"])

  @Test func junit() throws {
    let told = try run([Self.ana, Self.beto, Self.outra], ["--format", "junit"]).output
    #expect(told.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bancada g1\""))
    #expect(
      told.contains("<testsuite name=\"ana.bancada\" tests=\"9\" failures=\"0\" errors=\"0\" skipped=\"0\">"))
    #expect(
      told.contains(
        "<testsuite name=\"&lt;outra&gt;\\u{1b}[31m.bancada\" tests=\"1\" failures=\"0\" errors=\"1\""))
    #expect(!told.contains("\u{1B}"))
  }

  @Test func tap() throws {
    let lines = try run([Self.ana, Self.beto, Self.outra], ["--format", "tap"]).output.split(separator: "\n")
    #expect(lines.first == "TAP version 14")
    let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    #expect(lines.dropFirst().first == "1..\(points.count)")
    #expect(points.last.map { $0.hasPrefix("ok 19 - beto.bancada: count.nodes (0/2) # SKIP") } == true)
    #expect(points.first.map { $0.hasPrefix("not ok 1 - <outra>\\u{1b}[31m.bancada: ") } == true)
  }

  @Test func gradescope() throws {
    struct Results: Decodable {
      struct Test: Decodable {
        let name: String
        let score: Int
        let maxScore: Int
        let visibility: String
        let output: String
        let status: String
      }
      let score: Int
      let tests: [Test]
    }
    let ending = try run([Self.beto], ["--format", "gradescope"])
    let results = try snakeCaseDecoder.decode(Results.self, from: Data(ending.output.utf8))
    #expect(results.score == 13)
    #expect(results.tests.reduce(0) { $0 + $1.maxScore } == 20)
    let hidden = try #require(results.tests.first { $0.name == "keep.no-rest" })
    #expect(hidden.visibility == "hidden")
    #expect(hidden.output == "")
    #expect(results.tests.first?.status == "passed")
  }

  @Test func classroom() throws {
    struct Result: Decodable {
      struct Test: Decodable {
        let name: String
        let status: String
        let score: Int
      }
      let version: Int
      let status: String
      let maxScore: Int
      let tests: [Test]
    }
    let ending = try run([Self.ana], ["--format", "classroom"])
    let result = try snakeCaseDecoder.decode(Result.self, from: Data(ending.output.utf8))
    #expect(result.version == 1)
    #expect(result.status == "pass")
    #expect(result.maxScore == 20)
    #expect(result.tests.reduce(0) { $0 + $1.score } == 20)
    #expect(!result.tests.contains { $0.name == "keep.no-rest" })
  }

  @Test("tells of one submission alone", arguments: ["gradescope", "classroom"])
  func ofOne(_ format: String) throws {
    let ending = try run([Self.ana, Self.beto], ["--format", format])
    #expect(ending.status == 2)
    #expect(ending.output == "")
  }

  @Test func csv() throws {
    let file = TemporaryFolder()
    let path = file.path + "/notas.csv"
    let formula = HandedIn("=1+1", .score(0), ["next"])
    _ = try run([Self.ana, Self.outra, formula], ["--csv", path])
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").map(String.init)
    #expect(rows.count == 4)
    #expect(
      rows[0].hasPrefix(
        "submission,student,status,score,maxScore,passed,open.shop,open.replicas,open.in-time,open.pods,"))
    #expect(rows[2].hasPrefix("'=1+1.bancada,,graded,0,20,no,"))
    #expect(rows[3].hasPrefix("ana.bancada,,graded,20,20,yes,2,3,2,2,3,2,2,1,1,2,,"))
  }

  @Test func similarity() throws {
    let file = TemporaryFolder()
    let path = file.path + "/parecidas.csv"
    let renamed = HandedIn("cris", .score(0), MadeUpClass.right.map { $0.replacing("shop", with: "venda") })
    let other = HandedIn(
      "dani", .score(0), ["map", "kubectl get nodes", "kubectl get pods", "kubectl describe node n1", "cost"])
    _ = try run([Self.ana, renamed, other], ["--similarity", path])
    let rows = try String(contentsOfFile: path, encoding: .utf8)
    #expect(rows == "first,second,percent,shared\r\nana.bancada,cris.bancada,100,11\r\n")
  }

  @Test func replayShowsEachCommandAndWhatWasDecided() throws {
    let folder = TemporaryFolder()
    try Self.ana.write(into: folder.path)
    let arguments = ["replay", folder.path + "/ana.bancada", "--until", "3", "--lang", "en"] + Self.lesson
    let ending = try Program.run(arguments)
    #expect(ending.status == 0)
    #expect(ending.output.contains("▸ kubectl create deployment shop"))
    #expect(ending.output.contains("decisions, until 00:00:0"))
    #expect(!ending.output.contains("▸ next"))
    let stepped = try Program.run(arguments + ["--step"])
    #expect(stepped.output.contains("scheduler"))
    let page = folder.path + "/ana.html"
    #expect(try Program.run(arguments + ["--report", page]).status == 0)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.hasPrefix("<!doctype html>") || html.hasPrefix("<!DOCTYPE html>"))
    #expect(html.contains("kubectl create deployment shop"))
    #expect(try Program.run(arguments + ["--report", "/nowhere/x.html"]).status == 2)
  }
}
