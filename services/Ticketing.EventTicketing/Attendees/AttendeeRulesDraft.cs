using System.ComponentModel.DataAnnotations;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>A question as a seller sends it; <c>Id</c> of one that there is, or null for a new one.</summary>
internal sealed record AttendeeQuestionDraft(
    [property: Required] string? Text,
    [property: Required, OneOf(AttendeeRules.TextKind, AttendeeRules.ChoiceKind, AttendeeRules.YesNoKind)] string? Kind,
    [property: Required, OneOf(AttendeeRules.PerTicket, AttendeeRules.PerOrder)] string? Per,
    string? Id = null, bool Required = false, IReadOnlyList<string?>? Choices = null, int? MaxLength = null);

/// <summary>
/// Body of <c>PUT /events/{event_id}/attendee-rules</c>: the whole of the rules. A question that is left out is asked no
/// more.
/// </summary>
internal sealed record AttendeeRulesRequest(
    [property: Required, OneOf(AttendeeRules.NoNames, AttendeeRules.OptionalNames, AttendeeRules.RequiredNames)]
    string? Names,
    [property: Required] bool? Transfers, [property: Required] IReadOnlyList<AttendeeQuestionDraft?>? Questions,
    DateTimeOffset? ChangesUntil = null)
{
    /// <summary>Nobody answers more; a page of them for each of 50 tickets would be long already.</summary>
    public const int MaxQuestions = 20;

    public const int MaxText = 200;

    /// <summary>More are a list to search in, which the page has not.</summary>
    public const int MaxChoices = 30;

    public const int MaxChoice = 100;

    /// <summary>Characters of an answer.</summary>
    public const int MaxAnswer = 1_000;

    /// <summary>Where a seller does not say.</summary>
    private const int DefaultAnswer = 200;

    /// <summary>The rules; what is wrong becomes an error.</summary>
    public AttendeeRules Read(AttendeeRules before, FieldErrors errors)
    {
        errors.Require(
            Names is AttendeeRules.NoNames or AttendeeRules.OptionalNames or AttendeeRules.RequiredNames, "names",
            "Must be none, optional or required.");
        errors.Require(Transfers is not null, "transfers", "Is missing.");
        var questions = new List<AttendeeQuestion>();
        if (errors.Require(
            Questions is { Count: <= MaxQuestions }, "questions", $"Must be at most {MaxQuestions} questions."))
        {
            for (var i = 0; i < Questions!.Count && !errors.Full; i++)
            {
                if (ReadQuestion(Questions[i], $"questions[{i}]", before, errors) is { } question)
                {
                    errors.Require(
                        questions.All(q => q.Id != question.Id), $"questions[{i}].id", "Is named more than once.");
                    questions.Add(question);
                }
            }
        }

        return new AttendeeRules(
            Names ?? AttendeeRules.NoNames, ChangesUntil?.ToUniversalTime(), Transfers ?? true, questions);
    }

    private static AttendeeQuestion? ReadQuestion(
        AttendeeQuestionDraft? draft, string path, AttendeeRules before, FieldErrors errors)
    {
        if (!errors.Require(draft is not null, path, "Is missing."))
        {
            return null;
        }

        var known = draft!.Id is null ? null : before.Questions.FirstOrDefault(q => q.Id == draft.Id);
        errors.Require(draft.Id is null || known is not null, path + ".id", "The event has no such question.");
        errors.Require(
            VisibleText.TryLine(draft.Text, 1, MaxText, out var text), path + ".text",
            $"Must have 1 to {MaxText} characters, {VisibleText.Hint}.");
        errors.Require(
            draft.Kind is AttendeeRules.TextKind or AttendeeRules.ChoiceKind or AttendeeRules.YesNoKind, path + ".kind",
            "Must be text, choice or yes-no.");
        errors.Require(
            draft.Per is AttendeeRules.PerTicket or AttendeeRules.PerOrder, path + ".per", "Must be ticket or order.");
        errors.Require(
            known is null || (known.Kind == draft.Kind && known.Per == draft.Per), path + ".kind",
            "A question keeps its kind and whom it is asked of: ask another one.");
        errors.Require(
            draft.MaxLength is null or (>= 1 and <= MaxAnswer), path + ".max_length", $"Must be 1 to {MaxAnswer}.");
        var choices = ReadChoices(draft, path + ".choices", errors);
        return new AttendeeQuestion(
            known?.Id ?? Guid.CreateVersion7().ToString("N"), text, draft.Kind ?? "", draft.Per ?? "", draft.Required,
            choices, draft.Kind == AttendeeRules.TextKind ? draft.MaxLength ?? DefaultAnswer : null);
    }

    private static List<string>? ReadChoices(AttendeeQuestionDraft draft, string path, FieldErrors errors)
    {
        if (draft.Kind != AttendeeRules.ChoiceKind)
        {
            errors.Require(draft.Choices is null or { Count: 0 }, path, "Only a question of kind choice has some.");
            return null;
        }

        var choices = new List<string>();
        errors.Require(
            draft.Choices is { Count: >= 2 and <= MaxChoices }, path, $"Must be 2 to {MaxChoices} choices.");
        foreach (var text in (draft.Choices ?? []).Take(MaxChoices))
        {
            errors.Require(
                VisibleText.TryLine(text, 1, MaxChoice, out var choice) && !choices.Contains(choice), path,
                $"Each must have 1 to {MaxChoice} characters, {VisibleText.Hint}, and stand once.");
            choices.Add(choice);
        }

        return choices;
    }
}
