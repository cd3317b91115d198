import FoundationEssentials
import Testing

/// A teacher who marks a class.
@Suite("Marks of a class", .serialized)
struct GradeTests {
  private static let fixtures = Program.package + "/Tests/Grading"
  private static let lesson = ["--lesson", "g1", "--lessons", fixtures + "/lessons"]

  /// A folder of what was handed in.
  private func folder(_ students: [HandedIn]) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for student in students { try student.write(into: folder.path) }
    return folder
  }

  @Test func everyStudentGetsTheirMark() throws {
    let folder = try folder(MadeUpClass.everybody)
    #expect(MadeUpClass.everybody.count >= 60)
    let marks = try Marks.of([folder.path] + Self.lesson)
    #expect(marks.results.count == MadeUpClass.everybody.count)
    for student in MadeUpClass.everybody {
      let result = try #require(marks[student.submission], "\(student.name)")
      switch student.must {
      case .score(let score):
        #expect(result.score == score && result.status == "graded", "\(student.name): \(result)")
        #expect(result.maxScore == 20)
        #expect(result.checks.reduce(0) { $0 + $1.points } == result.score)
      case .limit(let score, let reason):
        #expect(result.score == score && result.status == "limit", "\(student.name): \(result)")
        #expect(result.error?.message.contains(reason) == true, "\(student.name): \(result)")
      case .unmarked(let reason):
        #expect(result.score == nil && result.status == "error", "\(student.name): \(result)")
        #expect(result.error?.message.contains(reason) == true, "\(student.name): \(result)")
      }
    }
    #expect(access("/tmp/roubado") == false)
  }

  private func access(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test(
    "a lesson's solution has full marks, and each mistake those that it states",
    arguments: LessonTests.lessons.filter { ["a1-", "a4-", "d1-"].contains($0.prefix(3)) })
  func lessonsOfTheCourse(_ lesson: String) throws {
    let own = Program.package + "/lessons/" + lesson
    let mistakes = (try? FileManager.default.contentsOfDirectory(atPath: own + "/mistakes")) ?? []
    let scripts = ["solution.bancada"] + mistakes.map { "mistakes/" + $0 }
    let id = String(lesson.prefix { $0 != "-" })
    let folder = TemporaryFolder()
    for script in scripts {
      let name = script.split(separator: "/").last.map(String.init) ?? script
      try FileManager.default.copyItem(atPath: own + "/" + script, toPath: folder.path + "/" + name)
    }
    try "".write(toFile: folder.path + "/vazio.bancada", atomically: false, encoding: .utf8)
    let marks = try Marks.of([folder.path, "--lesson", id])
    #expect(marks.results.count == scripts.count + 1)
    for result in marks.results where result.submission != "vazio.bancada" {
      let text = try String(contentsOfFile: folder.path + "/" + result.submission, encoding: .utf8)
      let stated = text.split(separator: "\n").first { $0.hasPrefix("#: expect ") }.map { $0.dropFirst(10) }
      #expect(
        "\(result.score ?? -1)/\(result.maxScore ?? -1)" == stated
          ?? "\(result.maxScore ?? 0)/\(result.maxScore ?? 0)")
    }
    #expect(marks["vazio.bancada"]?.status == "error")
  }

  @Test func aMarkIsTheSameEverywhere() throws {
    let folder = try folder(Array((MadeUpClass.partlyRight + MadeUpClass.unmarkable).prefix(24)))
    let whole = try Program.run(["grade", folder.path, "--format", "json", "--jobs", "1"] + Self.lesson)
    let again = try Program.run(
      ["grade", folder.path, "--format", "json", "--jobs", "5"] + Self.lesson,
      environment: ["LANG": "en_US.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "40"])
    #expect(again == whole)
    let parts = try (1...3).flatMap {
      try Marks.of([folder.path, "--shard", "\($0)/3"] + Self.lesson).results
    }
    let all = try JSONDecoder().decode(Marks.self, from: Data(whole.output.utf8))
    #expect(
      parts.sorted { $0.submission < $1.submission } == all.results.sorted { $0.submission < $1.submission })
  }

  @Test func aTextOfWindowsSaysHowToSaveIt() throws {
    let folder = TemporaryFolder()
    let text = Data([0xFF, 0xFE]) + Data("next\n".utf8.flatMap { [$0, 0] })
    try text.write(to: URL(fileURLWithPath: folder.path + "/ana.bancada"))
    let result = try Marks.of([folder.path] + Self.lesson).results.first
    #expect(result?.status == "error")
    #expect(result?.error?.message.contains("UTF-16") == true)
  }

  @Test("what to type next can be pasted, and long commands are cut")
  func theReportOfOne() throws {
    let folder = try folder([
      HandedIn("ana souza", .score(0), ["nonsense " + String(repeating: "x", count: 500)])
    ])
    let path = folder.path + "/ana souza.bancada"
    let told = try Program.run(["grade", path] + Self.lesson).output
    #expect(told.contains("bancada replay '") && told.contains("ana souza.bancada' --lesson g1"))
    #expect(!told.contains(String(repeating: "x", count: 130)))
  }

  @Test func aLessonMayBeNamedByItsFolder() throws {
    let folder = try folder([HandedIn("ana", .score(20), MadeUpClass.right)])
    let lesson = Self.fixtures + "/lessons/g1-uma-loja/"
    #expect(try Marks.of([folder.path, "--lesson", lesson]).results.first?.score == 20)
    let lint = try Program.run(["lesson", "lint", lesson])
    #expect(lint.output.contains("g1-uma-loja"))
    #expect(try Program.run(["lesson", "lint", "nada"]).remarks.contains("Não há lição nada"))
  }

  @Test func saysWhatWentWrongAndWhere() throws {
    let student = HandedIn(
      "ana", .score(0), ["kubectl create deployment shop --image=nginx", "run until idle", "skip", "run 1m"])
    let folder = try folder([student])
    let marks = try Marks.of([folder.path + "/ana.bancada", "--lang", "en"] + Self.lesson)
    let check = try #require(marks.results.first?.checks.first { $0.id == "open.replicas" })
    #expect(check.status == "fail")
    #expect(check.expected == "3")
    #expect(check.found == "1")
    #expect(check.at?.line == 2)
    #expect(check.see == "kubectl get deployment shop -o yaml")
    #expect(check.message == "There are 1 replicas, and 3 were asked for.")
    #expect(marks.schema == "bancada.grade/v1")
    #expect(marks.engine == ["bancada": "1.0.0", "kubernetes": "1.35", "karpenter": "1.13"])
    #expect(marks.results.first?.sha256.count == 64)
    #expect(marks.lesson["hash"]?.count == 64)
  }

  @Test("tells no more than it should", arguments: [("practice", true), ("exam", false)])
  func disclosure(_ disclosure: String, tellsWords: Bool) throws {
    let folder = try folder([HandedIn("ana", .score(0), ["next"])])
    let told = try Program.run(["grade", folder.path, "--disclose", disclosure] + Self.lesson).output
    #expect(told.contains("A loja não existe.") == tellsWords)
    #expect(told.contains("open.shop"))
    #expect(!told.contains("no-rest"))
  }

  @Test func hiddenChecksAndWeatherCount() throws {
    let folder = try folder([
      HandedIn("ana", .score(20), MadeUpClass.right), HandedIn("vazio", .score(0), []),
    ])
    let arguments = [folder.path, "--hidden", Self.fixtures + "/hidden"] + Self.lesson
    let marks = try Marks.of(arguments)
    // The outage takes a Pod away from where it was predicted.
    #expect(marks["ana.bancada"]?.score == 23)
    #expect(marks["ana.bancada"]?.maxScore == 25)
    #expect(marks["vazio.bancada"]?.status == "error")
    #expect(try marks.lesson["hash"] != Marks.of([folder.path] + Self.lesson).lesson["hash"])
    let told = try Program.run(["grade"] + arguments).output
    #expect(!told.contains("keep.plenty"))
  }

  @Test func seedsComeFromNamesOrFromAList() throws {
    let four = MadeUpClass.right.map {
      $0.replacing("=3", with: "=4").replacing("pods = 3", with: "pods = 4")
    }
    let folder = try folder([
      HandedIn("ana", .score(20), MadeUpClass.right), HandedIn("beto", .score(20), four),
    ])
    let list = folder.path + "/turma.csv"
    try "submission,student\nana.bancada,2\nbeto,1\n".write(toFile: list, atomically: false, encoding: .utf8)
    let listed = try Marks.of([folder.path, "--seed-from", list] + Self.lesson)
    #expect(listed.results.map(\.student) == ["2", "1"])
    #expect(listed.results.map(\.seed) == ["2", "1"])
    let named = try Marks.of([folder.path, "--seed-from", "name"] + Self.lesson)
    #expect(Set(named.results.map(\.seed)).count == 2)
    try "submission,student\nana,2\n".write(toFile: list, atomically: false, encoding: .utf8)
    #expect(
      try Marks.of([folder.path, "--seed-from", list] + Self.lesson)["beto.bancada"]?.status == "error")
  }

  @Test(
    "ends with the status that says how it went",
    arguments: [("right", 20, Int32(0)), ("wrong", 0, 1), ("unmarkable", 0, 1)])
  func statuses(_ kind: String, score: Int, status: Int32) throws {
    let scripts = ["right": MadeUpClass.right, "wrong": ["next"], "unmarkable": ["#: lesson d1"]]
    let folder = try folder([HandedIn("ana", .score(score), scripts[kind] ?? [])])
    #expect(try Program.run(["grade", folder.path] + Self.lesson).status == status)
  }

  @Test(
    "what cannot be asked is refused, with what to type instead",
    arguments: [
      (["--lesson", "g7"], "g7"), (["--lesson", "g1", "--shard", "3/2"], "i/n"),
      (["--lesson", "g1", "--format", "xml"], "junit"),
      (["--lesson", "g1", "--hidden", "/nao/existe"], "g1.yaml"),
      (["--lesson", "g1", "--seed-from", "/nao/existe"], "/nao/existe"),
      ([], "--lesson ID"),
    ])
  func wrongCalls(_ arguments: [String], remark: String) throws {
    let folder = try folder([HandedIn("ana", .score(0), []), HandedIn("beto", .score(0), [])])
    let ending = try Program.run(["grade", folder.path, "--lessons", Self.fixtures + "/lessons"] + arguments)
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.remarks.contains(remark))
  }

  @Test func aFolderWithoutSubmissionsIsRefused() throws {
    let ending = try Program.run(["grade", TemporaryFolder().path] + Self.lesson)
    #expect(ending.status == 2)
  }

  @Test func linksAndFoldersWithoutAScriptAreRows() throws {
    let folder = try folder([HandedIn("ana", .score(20), MadeUpClass.right)])
    let made = FileManager.default
    try made.createSymbolicLink(atPath: folder.path + "/link.bancada", withDestinationPath: "/etc/passwd")
    try made.createDirectory(atPath: folder.path + "/vazia", withIntermediateDirectories: false)
    try MadeUpClass.right[0].write(toFile: folder.path + "/beto.bancada", atomically: false, encoding: .utf8)
    let marks = try Marks.of([folder.path] + Self.lesson)
    #expect(marks.results.map(\.submission) == ["ana.bancada", "beto.bancada", "link.bancada", "vazia"])
    #expect(marks.results.map(\.status) == ["graded", "graded", "error", "error"])
  }
}
