import Kubernetes

extension TimeMessage {
  public var portuguese: StyledText { StyledText(marked: portugueseText) }

  private var portugueseText: String {
    let format = Formats.portuguese
    return switch self {
    case .breakpointSet(let number, let text):
      "Breakpoint \(number): o tempo para em `\(text)`. `break delete \(number)` o tira."
    case .breakpointDeleted(let number): "Breakpoint \(number) tirado."
    case .noBreakpoints:
      "Nenhum breakpoint. Exemplos: `break on NodeClaimStep where step=launch`, `break when pods Pending changes`."
    case .noSuchBreakpoint(let text, let known):
      "Não há breakpoint \(text)." + (known.isEmpty ? "" : " Há \(format.all(known.map { "\($0)" })).")
    case .stoppedAt(let number, let text, let time, let change):
      "Parado no breakpoint \(number), às \(time.clock): `\(text)`"
        + (change.map { " (era \($0.from), ficou \($0.to))" } ?? "") + ". `run until idle` continua."
    case .takenForReason(let name, let records):
      "\(name) não é uma decisão (\(format.all(records))): espero um evento com esse motivo."
    case .badBreakpoint(let text):
      "\(CommandMessage.quoted(text)) não é um breakpoint. Escreva `break on NOME [where fato=valor]` ou "
        + "`break when EXPRESSÃO changes`."
    case .badExpression(let text):
      "Não sei medir \(CommandMessage.quoted(text)). Exemplos: `pods Pending`, `nodes`, `deploy/web readyReplicas`, "
        + "`pod/web-1`, `cost`."
    case .comparesNot(let instead):
      "`break when` não compara: para a cada mudança. Escreva `\(instead)`. Entre espaços, `>` e `<` levam a um arquivo."
    case .looseSign(let instead):
      "Entre espaços, `>` e `<` levam a um arquivo. Escreva `\(instead)`."
    case .interrupted(let time):
      "Interrompido às \(time.clock). O que já aconteceu, aconteceu: `undo` desfaz, `run` continua."
    case .restless(let time, let duration, let busiest):
      "Parado às \(time.clock): há \(duration.brief) que sempre há o que fazer. Quem mais agiu: "
        + format.all(busiest.map { "\($0.actor) (\(format.count($0.steps)))" })
        + ". Talvez um desfaça o que o outro faz: `why` e `timeline` mostram. `run 1h` continua."
    case .running(let time, let steps): "\(time.clock)  \(format.count(steps)) passos  Ctrl-C interrompe"
    case .clock(let now, let utc, let local): "\(now.clock)  ·  \(utc)  ·  \(local)"
    case .next(nil, _): "Ninguém mais tem o que fazer."
    case .next(let next?, let now):
      next.time <= now
        ? "Próximo a agir: \(next.actor), agora."
        : "Próximo a agir: \(next.actor), às \(next.time.clock) (daqui a \((next.time - now).brief))."
    case .speedIs(nil):
      "O tempo corre tão depressa quanto pode. `speed 60` faz um minuto passar em um segundo."
    case .speedIs(let pace?):
      "No terminal, \(format.decimal(pace, places: pace == pace.rounded() ? 0 : 1)) segundos do cluster passam em um segundo; `speed max` tira o freio."
    case .badSpeed(let text):
      "\(CommandMessage.quoted(text)) não é uma velocidade. Escreva `speed 60` (vezes o tempo real) ou `speed max`."
    case .timelineLegend: "· pedido  ░ ligando  ▒ registrado  █ pronto  ▚ saindo"
    case .nothingInTimeline: "Nenhum NodeClaim e nenhum Pod à espera nesse intervalo."
    case .waitingPods: "à espera"
    }
  }
}
