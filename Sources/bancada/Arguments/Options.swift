import Console
import Course
import Narration

extension Flag {
  static let help = Flag(named: OptionName(long: "--help", short: "-h", meaning: .help))
  static let version = Flag(named: OptionName(long: "--version", meaning: .version))
  static let keepGoing = Flag(named: OptionName(long: "--keep-going", meaning: .keepGoing))
  static let resume = Flag(named: OptionName(long: "--resume", meaning: .resume))
  static let echo = Flag(named: OptionName(long: "--echo", meaning: .echo))
  static let step = Flag(named: OptionName(long: "--step", meaning: .step))
  static let json = Flag(named: OptionName(long: "--json", meaning: .json))
}

extension Option where Value == String {
  static let commands = text("--command", short: "-c", "CMDS", .commands)
  static let lessons = text("--lessons", "DIR", .lessons)
  static let lesson = text("--lesson", "ID", .lesson)
  static let report = text("--report", "OUT.html", .report)
  static let hidden = text("--hidden", "DIR", .hidden)
  static let seedFrom = text("--seed-from", "name|CSV", .seedFrom)
  static let csv = text("--csv", "FILE", .csv)
  static let similarity = text("--similarity", "FILE", .similarity)
  static let catalogue = text("--catalogue", "FILE", .catalogue)
  static let from = text("--from", "FILE", .from)
  private static func text(
    _ long: String, short: String? = nil, _ placeholder: String, _ meaning: OptionMeaning
  ) -> Option {
    Option(named: OptionName(long: long, short: short, placeholder: placeholder, meaning: meaning)) {
      $0.isEmpty ? nil : $0
    }
  }
}

extension Option where Value == MarkFormat {
  static let format = Option(
    named: OptionName(
      long: "--format", placeholder: "text|json|junit|tap|gradescope|classroom", meaning: .format)
  ) { MarkFormat(rawValue: $0) }
}

extension Option where Value == Disclosure {
  static let disclose = Option(
    named: OptionName(long: "--disclose", placeholder: "practice|exam|full", meaning: .disclose)
  ) { Disclosure(rawValue: $0) }
}

extension Option where Value == Language {
  static let lang = Option(named: OptionName(long: "--lang", placeholder: "pt-BR|en", meaning: .lang)) {
    Language(tag: $0)
  }
}

extension Option where Value == ColorChoice {
  static let color = Option(
    named: OptionName(long: "--color", placeholder: "auto|always|never", meaning: .color)
  ) { ColorChoice(rawValue: $0) }
}

extension Option where Value == UInt64 {
  static let seed = Option(named: OptionName(long: "--seed", placeholder: "N", meaning: .seed)) { UInt64($0) }
}

extension Option where Value == Int {
  static let until = Option(named: OptionName(long: "--until", placeholder: "LINE", meaning: .until)) {
    Int($0).flatMap { $0 > 0 ? $0 : nil }
  }
  static let jobs = Option(named: OptionName(long: "--jobs", placeholder: "N", meaning: .jobs)) {
    Int($0).flatMap { (1...1024).contains($0) ? $0 : nil }
  }
}

/// One part of a class's submissions: the `index`th of `count`, counted from 1.
struct Shard: Equatable, Sendable {
  let index: Int
  let count: Int

  /// Reads `2/8`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count
    else { return nil }
    self.index = index
    self.count = count
  }
}

extension Option where Value == Shard {
  static let shard = Option(named: OptionName(long: "--shard", placeholder: "i/n", meaning: .shard)) {
    Shard($0)
  }
}
