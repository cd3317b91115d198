extension MetricMessage {
  public var portuguese: StyledText {
    let format = Formats.portuguese
    return switch self {
    case .renamed(let old, let new):
      "\(old, .name) é nome antigo: no Karpenter 1.13 a métrica é \(new, .command)."
    case .gone(let old, let instead):
      "\(old, .name) não existe mais no Karpenter 1.13. Em vez dela: \(format.any(instead), .command)."
    case .notKept(let name):
      "\(name, .name) existe, mas não é modelada aqui (`metrics` mostra as que são)."
    case .unknown(let name, let nearest):
      "Nenhuma métrica do Karpenter se chama \(name, .name)."
        + (nearest.isEmpty ? " `metrics` mostra todas." : " Quis dizer \(format.any(nearest), .command)?")
    case .emptyAnswer: "Resposta vazia: nenhuma série satisfaz a consulta."
    case .neverCounted(let name):
      "\(name, .name) ainda não tem série: um contador só nasce quando o Karpenter conta pela primeira vez."
    case .born(let series, let time):
      """
      \(series, .name) nasceu às \(time.clock), dentro da janela. Sem um 0 antes, rate e increase não veem \
      a primeira contagem: no Prometheus de verdade também é assim.
      """
    case .noAlertRules: "Nenhum PrometheusRule com alertas no cluster: aplique um com `apply -f`."
    case .alertLegend(let interval):
      "Avaliado a cada \(interval.brief), como o Prometheus faria, com o que já passou no relógio virtual."
    case .holdsFor(let duration): "precisa valer por \(duration.brief)"
    case .recorded(let series): "gravada: \(format.count(series, "série", "séries"))"
    case .mistake(let mistake, let column): "coluna \(column): " + mistake.portuguese(format)
    }
  }
}

extension MetricMessage.Mistake {
  fileprivate func portuguese(_ format: Formats) -> StyledText {
    switch self {
    case .unexpected(let text): "\(text, .name) não cabe aqui."
    case .unexpectedEnd: "a consulta termina antes da hora."
    case .unterminatedString: "falta fechar as aspas."
    case .badDuration(let text): "\(text, .name) não é duração: escreva como `5m`, `1h` ou `30s`."
    case .badRegularExpression(let text): "\(text, .name) não é expressão regular."
    case .unknownFunction(let name, let nearest):
      "a função \(name, .name) não existe, ou não é modelada aqui."
        + (nearest.isEmpty ? "" : " Quis dizer \(format.any(nearest), .command)?")
    case .argumentCount(let function, let expected, let given):
      "\(function, .name) recebe \(expected) argumento(s), e não \(given)."
    case .wrongKind(let function, let expected, let given):
      "\(function, .name) pede \(kind(expected)), e aqui há \(kind(given))."
        + (expected == "range vector" ? " Acrescente uma janela: `[5m]`." : "")
        + (given == "range vector" ? " Use `rate(…)` ou `increase(…)` em volta da janela." : "")
    case .severalMatches(let labels):
      "há mais de uma série com os labels \(labels.isEmpty ? "{}" : labels, .name): agregue antes, ou use on(…) com group_left."
    case .sameLabels(let labels):
      "a resposta teria duas séries com os mesmos labels \(labels.isEmpty ? "{}" : labels, .name)."
    case .rangeTooLong(let text): "a janela \(text, .name) não serve: ela vai de 1ms a 30d."
    case .tooDeep: "há parênteses demais, um dentro do outro."
    }
  }

  private func kind(_ name: String) -> String {
    switch name {
    case "range vector": "uma série no tempo (range vector)"
    case "instant vector": "um valor por série (instant vector)"
    case "scalar": "um número"
    default: "um texto"
    }
  }
}
