import Cluster
import Commands
import Narration
import Testing

struct CommandTableTests {
  static let withExamples = CommandTable.standard.commands.filter { !$0.examples.isEmpty }.map(\.name)

  @Test("the examples of a command work as they stand, one after the other", arguments: withExamples)
  func examples(_ name: String) throws {
    let command = try #require(CommandTable.standard[name])
    let isAboutTheCourse = ["helm", "ec2"].contains(name.prefix { $0 != " " })
    var session = Session(world: isAboutTheCourse ? .course() : .small, files: Samples.files)
    for example in command.examples {
      let output = session.execute(example)
      #expect(!output.status.isFailure, "\(example): \(output.remarks.plain)")
    }
  }

  @Test("every command can be asked for help", arguments: CommandTable.standard.commands.map(\.name))
  func help(_ name: String) {
    var session = Session(world: World())
    let output = session.execute("help \(name)")
    #expect(output.status == .done)
    #expect(output.results.plain.hasPrefix(name))
  }

  @Test("the overview names every command that has a help line")
  func overview() {
    var session = Session(world: World())
    let text = session.execute("help").results.plain
    for command in CommandTable.standard.commands where command.help != nil {
      #expect(text.contains(String(command.name.prefix { $0 != " " })), "\(command.name)")
    }
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    let says: String
  }

  @Test(
    "a mistake is answered with what to type instead",
    arguments: [
      Mistake(testDescription: "a misspelt command", line: "kubectl aply -f x", says: "apply"),
      Mistake(
        testDescription: "a misspelt subcommand", line: "rollout statu deploy/web", says: "rollout status"),
      Mistake(testDescription: "a file without its flag", line: "apply web.yaml", says: "apply -f web.yaml"),
      Mistake(testDescription: "a misspelt flag", line: "get pods --show-label", says: "--show-labels"),
      Mistake(testDescription: "a misspelt kind", line: "get deploymnts", says: "deployments"),
      Mistake(testDescription: "a misspelt file", line: "apply -f wbe.yaml", says: "web.yaml"),
      Mistake(testDescription: "a misspelt node", line: "cordon node-c", says: "node-a"),
      Mistake(testDescription: "a misspelt actor", line: "step schedulr", says: "scheduler"),
      Mistake(testDescription: "a misspelt topic", line: "help scal", says: "scale"),
      Mistake(
        testDescription: "a flag without its value", line: "get pods -n",
        says: "flag needs an argument: 'n' in -n"),
      Mistake(
        testDescription: "a number that is none", line: "scale deploy/web --replicas=many",
        says: "invalid argument \"many\""),
      Mistake(
        testDescription: "a required flag", line: "create deployment web",
        says: "required flag(s) \"image\" not set"),
      Mistake(testDescription: "a unit that is none", line: "run 5x", says: "5x"),
    ])
  func mistakes(_ c: Mistake) {
    var session = Session(world: .small, files: Samples.files, language: .english)
    let before = session.world.decisions.count
    let output = session.execute(c.line)
    #expect(output.status.isFailure)
    #expect(output.results.isEmpty)
    #expect(output.remarks.plain.contains(c.says), "\(output.remarks.plain)")
    #expect(session.world.decisions.count == before)
  }
}
