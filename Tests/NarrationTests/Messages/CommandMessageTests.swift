import Kubernetes
import Narration
import Testing

struct CommandMessageTests {
  @Test("every answer of the shell, in both languages with the same facts")
  func everyMessage() throws {
    try Golden.expect(Self.samples.flatMap { Prose.lines(of: $0) }, named: "commands")
  }

  @Test("what was typed is shown cut, and cannot open a command")
  func quoting() {
    let message = CommandMessage.badDuration(String(repeating: "x", count: 200) + "`")
    #expect(message.portuguese.plain.count < 150)
    #expect(CommandMessage.badDuration("`5m`").english.runs.allSatisfy { $0.style == .plain })
  }

  static let next = CommandMessage.NextEvent(actor: "disruption", time: .seconds(720 * 3600))
  static let samples: [CommandMessage] = [
    .unclosedQuote("'"), .unclosedHereDocument(delimiter: "EOF"), .unclosedSubstitution, .unclosedBlock,
    .danglingContinuation, .nothingAfter("&&"), .unexpectedSign(")"), .controlCharacter(7),
    .commandTooLong(limitBytes: 8_388_608), .unsupportedSyntax("&"),
    .unknownCommand("aplly", nearest: ["apply"]), .unknownCommand("xyz", nearest: []),
    .unknownSubcommand("stauts", of: "rollout", nearest: ["status"]),
    .notHere(command: "exec", instead: "logs"), .notHere(command: "exec", instead: nil),
    .unknownFlag("--replica", of: "scale", nearest: ["--replicas"]), .flagNeedsValue("--replicas"),
    .flagTakesNoValue("--all"), .badFlagValue(flag: "-o", value: "xml", allowed: ["wide", "yaml", "json"]),
    .badFlagValue(flag: "--replicas", value: "x", allowed: []),
    .missingArgument("NAME", syntax: "scale KIND/NAME --replicas=N"),
    .unexpectedArgument("agora", syntax: "undo [N]"), .missingFilename("apply -f web.yaml"),
    .notTogether("-l", "--all"),
    .usage(syntax: "lang pt|en"), .seeHelp(of: "time"),
    .badNumber("x", lowest: 1, highest: 10_000), .decisionLetGo(number: 7),
    .badDuration("5x"), .durationTooLong("9999h", limitDays: 366), .badQuantity("1GB"),
    .badSchedule("often"), .badLabel("a b"),
    .badTaint("team=ml"), .badSelector("=="), .badCondition("until never"), .badName("Web"), .badRound("#7"),
    .unknownActor("schedular", actors: ["scheduler", "provisioner"]), .unknownTopic("tme", nearest: ["time"]),
    .unknownTerm("taunt", nearest: ["taint"]), .unknownLanguage("fr"),
    .unknownOption("sed", nearest: ["seed"]),
    .unknownFeatureGate("NodeOverlays", nearest: ["NodeOverlay"]),
    .comesInKarpenter("CapacityBuffer", version: "1.14"),
    .unknownKind("pdos", nearest: ["pods"]),
    .noSuchObject(kind: .deployment, name: "wbe", nearest: ["web"]),
    .noSuchObject(kind: .pod, name: "x", nearest: []),
    .inOtherNamespace(kind: .pod, name: "db-0", namespaces: ["dados"]),
    .inOtherNamespace(kind: .pod, name: "db-0", namespaces: ["a", "b"]),
    .ambiguous(name: "web", candidates: ["deployment/web", "service/web"]), .hasNoEffect(kind: "Ingress"),
    .fieldHasNoEffect(field: "spec.dnsPolicy"),
    .gateIsOff(gate: "StaticCapacity", object: "nodepool/fixo"),
    .noSuchFile(path: "web.yaml", searched: ["aula", "samples"]), .noSuchFile(path: "web.yaml", searched: []),
    .isDirectory(path: "samples"), .unreadableFile(path: "x.yaml"),
    .fileTooLarge(path: "x.yaml", bytes: 9_000_000, limit: 8_388_608), .notUTF8(path: "x.yaml"),
    .noManifests(path: "vazia"),
    .undone(command: "scale deploy/web --replicas=9", to: .seconds(72)),
    .redone(command: "scale deploy/web --replicas=9", to: .seconds(72)), .nothingToUndo, .nothingToRedo,
    .resetToCourse, .resetToLesson, .resetToEmpty,
    .idle(now: .seconds(95), next: next), .idle(now: .seconds(95), next: nil), .nothingDue(actor: nil),
    .nothingDue(actor: "scheduler"), .timeMoved(from: .seconds(5), to: .seconds(95)),
    .conditionMet(at: .seconds(95)), .conditionNotMet(until: .seconds(300)), .farAhead(next: next),
    .languageIs, .detailIs(.brief), .detailIs(.normal), .detailIs(.full),
    .optionIs(name: "imagePull", value: "2s"),
    .stoppedAt(source: "aula.bancada", line: 7, command: "kubectl aplly"), .shouldHaveFailed(line: 9),
    .unknownVersion(found: "2", known: "1"), .limitReached("10000"), .fault,
  ]
}

struct HelpTests {
  @Test("every command has a line that fits a screen")
  func commands() throws {
    for help in CommandHelp.allCases {
      for language in Language.allCases {
        #expect(help.told(in: language).displayWidth <= 62, "\(help) in \(language)")
      }
    }
    try Golden.expect(
      CommandHelp.Section.allCases.flatMap { section in
        Prose.lines(of: section)
          + CommandHelp.allCases.filter { $0.section == section }.flatMap { help in
            Prose.lines(of: help).map { "\($0.prefix(2))  \(help.rawValue): \($0.dropFirst(4))" }
          }
      }, named: "help-commands")
  }

  @Test("every topic fits a screen of a hundred columns")
  func topics() throws {
    for topic in HelpTopic.allCases {
      for language in Language.allCases {
        let lines = topic.told(in: language).plain.split(separator: "\n")
        #expect(lines.allSatisfy { $0.displayWidth <= 110 }, "\(topic) in \(language)")
      }
    }
    try Golden.expect(
      HelpTopic.allCases.flatMap { Prose.lines(of: $0.title) + Prose.lines(of: $0) }, named: "help-topics")
  }

  @Test(
    "topics are found in either language",
    arguments: [("tempo", HelpTopic.time), ("Files", .files), ("início", .start)])
  func names(name: String, topic: HelpTopic) { #expect(HelpTopic(named: name) == topic) }

  @Test func anUnknownTopicIsNone() { #expect(HelpTopic(named: "") == nil) }
}

struct GreetingTests {
  @Test("a first start says what is there and what to type")
  func firstStart() throws {
    var greeting = Greeting(
      version: "1.0", kubernetesVersion: "1.35", karpenterVersion: "1.13", region: "us-east-1", nodes: 2,
      firstLesson: .init(id: "d1", minutes: 30))
    var lines = Language.allCases.flatMap { greeting.lines(in: $0).map(\.plain) }
    greeting.nodes = 0
    greeting.firstLesson = nil
    lines += Language.allCases.flatMap { greeting.lines(in: $0).map(\.plain) }
    #expect(lines.allSatisfy { $0.displayWidth <= 100 })
    try Golden.expect(lines, named: "greeting")
  }
}
