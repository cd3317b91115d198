import Cluster
import Kubernetes
import Manifests
import Narration

/// Faults that come about by themselves while time runs, as a file announces them.
extension Command {
  static let weather = Command(
    "weather", syntax: [.optional(.file)], help: .weather, examples: ["weather"]
  ) { session, given throws(CommandError) in
    if let path = given.words.first {
      let forecasts = try WeatherFile.read(path == "-" ? given.input ?? "" : try session.readText(path))
      try session.change(given) { (world: inout World) throws(CommandError) in
        for forecast in forecasts { world.forecast(forecast) }
      }
    }
    let ahead = session.world.weatherAhead
    guard let first = ahead.first else {
      return .lines([FaultMessage.weatherEmpty.told(in: session.language)])
    }
    let rows = ahead.map {
      [StyledText($0.time.clock, style: .dim), StyledText($0.command, style: .command)]
    }
    var output = CommandOutput(TextTable(rows: rows).text)
    output.remark(
      FaultMessage.weatherAnnounced(ahead.count, first: first.time).told(in: session.language))
    return output
  }
}

/// A weather file: every line is `at TIME COMMAND`; blank lines and what follows `#` say nothing.
public enum WeatherFile {
  /// - Parameter source: the file's name, where a message should say it.
  public static func read(_ text: String, source: String? = nil) throws(CommandError) -> [Forecast] {
    let lines: [LogicalLine]
    do throws(ShellSyntaxError) {
      lines = try ShellParser.parse(text)
    } catch {
      throw error.told
    }
    var forecasts: [Forecast] = []
    for line in lines where !line.statements.isEmpty {
      do throws(CommandError) {
        forecasts.append(try forecast(line))
      } catch {
        var error = error
        error.place = ([source].compactMap(\.self) + ["\(line.number)"]).joined(separator: ":")
        throw error
      }
    }
    return forecasts
  }

  private static func forecast(_ line: LogicalLine) throws(CommandError) -> Forecast {
    let noWeather = CommandError.say(FaultMessage.badWeather(line.text))
    guard line.statements.count == 1, let stage = line.statements.first?.stages.first, stage.block == nil
    else {
      throw noWeather
    }
    var words: [String] = []
    for word in stage.words {
      words += try word.expanded(with: Variables()) { (_: String) throws(CommandError) in throw noWeather }
    }
    guard words.count > 2, words[0] == "at" else { throw noWeather }
    guard let time = VirtualTime(clock: words[1]) else { throw .say(FaultMessage.badWeatherTime(words[1])) }
    let command = Array(words.dropFirst(2))
    guard let fault = try FaultWords.fault(command) else { throw noWeather }
    return Forecast(at: time, fault, command: command.joined(separator: " "))
  }
}
