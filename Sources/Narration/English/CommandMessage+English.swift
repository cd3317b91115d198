import Kubernetes

extension CommandMessage {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    let format = Formats.english
    return switch self {
    case .unclosedQuote(let quote): "A quote (\(quote)) is not closed."
    case .unclosedHereDocument(let delimiter):
      "The text begun by <<\(delimiter) does not end: a line with \(delimiter) alone is missing."
    case .unclosedSubstitution: "A substitution is not closed: `$(…)` or backquotes."
    case .unclosedBlock: "A } is missing."
    case .danglingContinuation: "The \\ at the end asks for one more line, and there is none."
    case .nothingAfter(let sign): "A command has to follow \(sign)."
    case .unexpectedSign(let sign): "\(sign) does not belong here."
    case .controlCharacter(let byte):
      "The text holds a control character (byte \(byte)) that nobody types in a command."
    case .commandTooLong(let limit):
      "The text is longer than \(format.count(limit)) bytes, which is the limit."
    case .unsupportedSyntax(let text): "Bancada does not do \(text) on its command line."

    case .unknownCommand(let name, let nearest): "There is no command \(name)\(didYouMean(nearest))"
    case .unknownSubcommand(let name, let command, let nearest):
      "`\(command)` has no \(name)\(didYouMean(nearest))"
    case .notHere(let command, let instead):
      "`\(command)` exists on a real cluster, but not here." + (instead.map { " Instead: `\($0)`." } ?? "")
    case .unknownFlag(let flag, let command, let nearest):
      "`\(command)` has no option \(flag)\(didYouMean(nearest))"
    case .flagNeedsValue(let flag): "Option \(flag) needs a value."
    case .flagTakesNoValue(let flag): "Option \(flag) takes no value."
    case .badFlagValue(let flag, let value, let allowed):
      "\(flag) does not take \(Self.quoted(value))."
        + (allowed.isEmpty ? "" : " It can be \(format.any(allowed)).")
    case .missingArgument(let what, let syntax): "\(what) is missing. The way to write it: `\(syntax)`."
    case .unexpectedArgument(let word, let syntax):
      "\(word) is one too many. The way to write it: `\(syntax)`."
    case .missingFilename(let command): "`-f` is missing: `\(command)`."
    case .notTogether(let first, let second): "\(first) and \(second) do not go together: choose one."
    case .usage(let syntax): "The way to write it: `\(syntax)`."
    case .forExample(let commands): "For example: \(commands.map { "`\($0)`" }.joined(separator: ", "))."
    case .seeHelp(let topic): "More in `help \(topic)`."

    case .decisionLetGo(let number):
      "Decision #\(number) was taken long ago about something that is no more, and is not kept."
    case .badNumber(let text, let lowest, let highest):
      "\(Self.quoted(text)) will not do: a whole number from \(format.count(lowest)) to \(format.count(highest)) is wanted."
    case .badDuration(let text): "\(Self.quoted(text)) is no duration. Write it like 30s, 5m, 1h30m or 2d."
    case .durationTooLong(let text, let limit):
      "\(Self.quoted(text)) is too long for one go: \(format.count(limit)) days at most."
    case .badQuantity(let text): "\(Self.quoted(text)) is no quantity. Write it like 250m, 2, 512Mi or 4Gi."
    case .badSchedule(let text):
      "\(Self.quoted(text)) is no schedule. Five fields: minute, hour, day, month, weekday; `*/5 * * * *` is every five minutes, `0 3 * * 1` Mondays at 3."
    case .badLabel(let text): "\(Self.quoted(text)) is no label. Write key=value, or key- to take it off."
    case .badTaint(let text):
      "\(Self.quoted(text)) is no taint. Write key=value:NoSchedule (or PreferNoSchedule, NoExecute); to take it off, key-."
    case .badSelector(let text):
      "\(Self.quoted(text)) is no selector. Write it like `app=web`, `app!=web`, `'tier in (a,b)'`, or the key alone."
    case .badCondition(let text):
      "\(Self.quoted(text)) is no condition to wait for. Examples: `run until idle`, `run until pod web-1 is Running`."
    case .badName(let text):
      "\(Self.quoted(text)) cannot be a name: lower-case letters, digits and - only, beginning and ending with a letter or digit."
    case .badRound(let text):
      "No decision of the provisioner has the number \(Self.quoted(text)). Plain `divergences` shows the last round."
    case .unknownActor(let name, let actors):
      "Nobody here is called \(name). Those who act: \(format.all(actors))."
    case .unknownTopic(let topic, let nearest): "There is no help on \(topic)\(didYouMean(nearest))"
    case .unknownTerm(let term, let nearest): "The glossary has no \(term)\(didYouMean(nearest))"
    case .unknownLanguage(let name): "Bancada does not speak \(name). Languages: `lang pt` and `lang en`."
    case .unknownOption(let name, let nearest): "There is no setting called \(name)\(didYouMean(nearest))"

    case .unknownFeatureGate(let name, let nearest):
      "Karpenter 1.13 has no feature gate \(name)\(didYouMean(nearest))"
    case .comesInKarpenter(let name, let version):
      "\(name) comes only with Karpenter \(version); this is 1.13."

    case .unknownKind(let name, let nearest): "No kind of object is called \(name)\(didYouMean(nearest))"
    case .noSuchObject(let kind, let name, let nearest):
      "There is no \(kind.name) named \(name)\(didYouMean(nearest))"
    case .inOtherNamespace(let kind, let name, let namespaces):
      namespaces.count == 1
        ? "\(kind.name) \(name) is in namespace \(namespaces[0]): add `-n \(namespaces[0])`."
        : "There is a \(kind.name) \(name) in namespaces \(format.all(namespaces)): say which with `-n`."
    case .ambiguous(let name, let candidates): "\(name) may be \(format.any(candidates)). Say which."
    case .hasNoEffect(let kind): "\(kind) is stored as it is, and has no effect here."
    case .fieldHasNoEffect(let field): "\(field) is stored as it is, and has no effect here."

    case .gateIsOff(let gate, let object):
      "The feature gate \(gate) is off: \(object) has no effect. `option feature-gates \(gate)=true` turns it on."

    case .noSuchFile(let path, let searched):
      "There is no file \(path)." + (searched.isEmpty ? "" : " Looked in \(format.all(searched)).")
    case .isDirectory(let path): "\(path) is a folder, and a file is wanted."
    case .unreadableFile(let path): "\(path) could not be read."
    case .fileTooLarge(let path, let bytes, let limit):
      "\(path) has \(format.count(bytes)) bytes; the limit is \(format.count(limit))."
    case .notUTF8(let path): "\(path) is not UTF-8 text."
    case .noManifests(let path): "Folder \(path) has no .yaml, .yml or .json files."

    case .undone(let command, let time):
      "Undone: `\(command)`. The world is back at \(time.clock); `redo` does it again."
    case .redone(let command, let time): "Done again: `\(command)`. It is \(time.clock)."
    case .nothingToUndo: "There is nothing to undo."
    case .nothingToRedo: "There is nothing to redo."
    case .resetToCourse: "A new world: the course's cluster, at 00:00:00. `undo` brings the old one back."
    case .resetToLesson: "A new world: the lesson's opening one, at 00:00:00. `undo` brings the old one back."
    case .resetToCloud(let title, let kind):
      "A new world: a cluster on \(title), with its \(kind) and a NodePool, at 00:00:00. `undo` brings the old one back."
    case .resetToEmpty:
      "A new world, and an empty one: no nodes, no Karpenter. `undo` brings the old one back."

    case .idle(let now, let next):
      if let next, next.recursSoon(after: now) {
        "It is \(now.clock) and all that is left repeats itself: \(next.actor) acts again at \(next.time.clock)."
      } else if let next {
        "It is \(now.clock) and nobody has anything to do. Next to act is \(next.actor), at \(next.time.clock) (\((next.time - now).brief) from now)."
      } else {
        "It is \(now.clock) and nobody has anything to do: nothing more changes without a command of yours."
      }
    case .nothingDue(nil): "Nobody has anything to do: nothing changes without a command of yours."
    case .nothingDue(let actor?): "\(actor) has nothing to do."
    case .timeMoved(let from, let to): "\((to - from).brief) went by: it is \(to.clock) now."
    case .conditionMet(let time): "Condition met at \(time.clock)."
    case .conditionNotMet(let time): "By \(time.clock) the condition was not met."
    case .farAhead(let next):
      "The next step is \(next.actor)'s, and only at \(next.time.clock). Let time run until then?"

    case .languageIs: "In English now. `lang pt` switches to Portuguese."
    case .detailIs(.brief): "Brief narration: one line per decision."
    case .detailIs(.normal): "Normal narration: what happened and why."
    case .detailIs(.full): "Full narration: all that was considered, one by one."
    case .optionIs(let name, let value): "\(name) = \(value)"

    case .stoppedAt(let source, let line, let command): "\(source):\(line): stopped at `\(command)`."
    case .shouldHaveFailed(let line): "Line \(line): marked `#: fails`, but it succeeded."
    case .unknownVersion(let found, let known):
      "The file is of version \(Self.quoted(found)); this Bancada reads \(known)."
    case .limitReached(let what): "Limit reached: \(what)."
    case .usedUp(let resource, let limit):
      "A script's limit was reached: \(Formats.english.count(limit)) \(resource.english)."
    case .fault: "A fault of Bancada's own, not yours. The world is as it was before the command."
    }
  }

  private func didYouMean(_ nearest: [String]) -> String {
    nearest.isEmpty ? "." : ". Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?"
  }
}
