import Kubernetes

/// What the shell says about a command itself: mistakes in it, what was done, what it found nothing of.
public enum CommandMessage: Message, Equatable {
  // MARK: Mistakes of syntax
  case unclosedQuote(Character)
  case unclosedHereDocument(delimiter: String)
  case unclosedSubstitution
  case unclosedBlock
  /// A `\` ends the text.
  case danglingContinuation
  /// Nothing follows `|`, `&&` or `||`.
  case nothingAfter(String)
  case unexpectedSign(String)
  case controlCharacter(UInt8)
  case commandTooLong(limitBytes: Int)
  case unsupportedSyntax(String)

  // MARK: Mistakes of wording
  case unknownCommand(String, nearest: [String])
  case unknownSubcommand(String, of: String, nearest: [String])
  /// A command of a real cluster that is not done here.
  case notHere(command: String, instead: String?)
  case unknownFlag(String, of: String, nearest: [String])
  case flagNeedsValue(String)
  case flagTakesNoValue(String)
  case badFlagValue(flag: String, value: String, allowed: [String])
  case missingArgument(String, syntax: String)
  case unexpectedArgument(String, syntax: String)
  /// A file's name without its `-f`; the command that is meant.
  case missingFilename(String)
  /// Two things that exclude each other.
  case notTogether(String, String)
  case usage(syntax: String)
  /// Commands to try.
  case forExample([String])
  case seeHelp(of: String)

  // MARK: Mistakes of value
  case badNumber(String, lowest: Int, highest: Int)
  /// A decision of long ago about what is no more.
  case decisionLetGo(number: Int)
  case badDuration(String)
  /// Longer than what may pass at once.
  case durationTooLong(String, limitDays: Int)
  case badQuantity(String)
  case badSchedule(String)
  case badLabel(String)
  case badTaint(String)
  case badSelector(String)
  case badCondition(String)
  case badName(String)
  /// No provisioning round has this number.
  case badRound(String)
  case unknownActor(String, actors: [String])
  case unknownTopic(String, nearest: [String])
  case unknownTerm(String, nearest: [String])
  case unknownLanguage(String)
  case unknownOption(String, nearest: [String])
  case unknownFeatureGate(String, nearest: [String])
  /// A later version of Karpenter brings it.
  case comesInKarpenter(String, version: String)

  // MARK: Objects
  case unknownKind(String, nearest: [String])
  case noSuchObject(kind: Kind, name: String, nearest: [String])
  /// It is in other namespaces.
  case inOtherNamespace(kind: Kind, name: String, namespaces: [String])
  case ambiguous(name: String, candidates: [String])
  case hasNoEffect(kind: String)
  case fieldHasNoEffect(field: String)
  /// It takes a feature gate of Karpenter's that is off.
  case gateIsOff(gate: String, object: String)

  // MARK: Files
  case noSuchFile(path: String, searched: [String])
  case isDirectory(path: String)
  case unreadableFile(path: String)
  case fileTooLarge(path: String, bytes: Int, limit: Int)
  case notUTF8(path: String)
  case noManifests(path: String)

  // MARK: History
  case undone(command: String, to: VirtualTime)
  case redone(command: String, to: VirtualTime)
  case nothingToUndo
  case nothingToRedo
  case resetToCourse
  /// The world in which the lesson under way began.
  case resetToLesson
  case resetToEmpty
  /// A cluster on another cloud than AWS: its title, and the kind of its NodeClasses.
  case resetToCloud(String, nodeClass: String)

  // MARK: Time
  /// Nothing would change within the next 15 minutes; the next thing that will happen, if any.
  case idle(now: VirtualTime, next: NextEvent?)
  case nothingDue(actor: String?)
  case timeMoved(from: VirtualTime, to: VirtualTime)
  case conditionMet(at: VirtualTime)
  case conditionNotMet(until: VirtualTime)
  /// `step` would let much time pass.
  case farAhead(next: NextEvent)

  // MARK: Settings
  case languageIs
  case detailIs(Detail)
  case optionIs(name: String, value: String)

  // MARK: Scripts
  case stoppedAt(source: String, line: Int, command: String)
  /// Marked `#: fails`, and it did not.
  case shouldHaveFailed(line: Int)
  case unknownVersion(found: String, known: String)
  case limitReached(String)
  case usedUp(LimitedResource, limit: Int)
  case fault

  /// Something still to happen: who does it, and when.
  public struct NextEvent: Equatable, Sendable {
    public var actor: String
    public var time: VirtualTime

    public init(actor: String, time: VirtualTime) {
      self.actor = actor
      self.time = time
    }

    /// Whether it comes so soon that only what repeats itself can: a schedule's turn, another restart.
    func recursSoon(after now: VirtualTime) -> Bool { time - now < .seconds(900) }
  }
}

extension CommandMessage {
  /// What the student typed, so that it stands out, cut when it is very long and with no backtick of its own.
  public static func quoted(_ text: String) -> String {
    "\"" + text.cut(to: 60).map { $0 == "`" ? "'" : $0 } + "\""
  }

  /// A command as typed; of several lines, as with a here-document, the first.
  static func firstLine(of command: String) -> String {
    let lines = command.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return lines.count > 1 ? "\(lines[0]) …" : command
  }
}
