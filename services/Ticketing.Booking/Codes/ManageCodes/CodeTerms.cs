using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Money;
using Ticketing.Contracts.Text;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary>The terms of a code, checked.</summary>
internal sealed record CodeTerms(
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, int? MaxUses, int? MaxUsesPerPerson, int MinSeats, int? MaxSeats,
    string[]? Sections, bool? ReturnsOnRefund, string Note, string[]? Categories = null)
{
    public const int MaxNoteLength = 200;
    public const int MaxSections = 100;
    private const int MaxSeatsOfOrder = 50;
    private const int MaxUsesOfCode = 1_000_000;
    private const int MaxSectionLength = 100;

    /// <summary>The terms; wrong values become errors by field.</summary>
    public static CodeTerms Read(CodeTermsRequest request, Dictionary<string, string[]> errors)
    {
        Require(
            request.ValidFrom is not { } from || request.ValidUntil is not { } until || from < until,
            "valid_until", "Must be after valid_from.");
        Require(request.MaxUses is null or (>= 1 and <= MaxUsesOfCode), "max_uses", $"1 to {MaxUsesOfCode}.");
        Require(
            request.MaxUsesPerPerson is null or (>= 1 and <= MaxUsesOfCode), "max_uses_per_person", $"1 to {MaxUsesOfCode}.");
        var min = request.MinSeats ?? 1;
        Require(min is >= 1 and <= MaxSeatsOfOrder, "min_seats", $"1 to {MaxSeatsOfOrder}.");
        Require(
            request.MaxSeats is null || (request.MaxSeats >= min && request.MaxSeats <= MaxSeatsOfOrder), "max_seats",
            $"From min_seats to {MaxSeatsOfOrder}.");
        var sections = NamesIn(request.Sections, "sections");
        var categories = NamesIn(request.Categories, "categories");
        Require(VisibleText.TryLine(request.Note, 0, MaxNoteLength, out var note), "note",
            $"At most {MaxNoteLength} characters, {VisibleText.Hint}.");
        return new CodeTerms(
            request.ValidFrom?.ToUniversalTime(), request.ValidUntil?.ToUniversalTime(), request.MaxUses,
            request.MaxUsesPerPerson, min, request.MaxSeats, sections, request.ReturnsOnRefund, note, categories);

        string[]? NamesIn(IReadOnlyList<string?>? given, string field)
        {
            if (given is not { Count: > 0 } names)
            {
                return null;
            }
            Require(
                names.Count <= MaxSections && names.All(s => s is { Length: > 0 and <= MaxSectionLength })
                    && names.Distinct().Count() == names.Count,
                field, $"At most {MaxSections} names, each once.");
            return [.. names.OfType<string>()];
        }

        void Require(bool holds, string field, string error)
        {
            if (!holds)
            {
                errors.TryAdd(field, [error]);
            }
        }
    }
}

/// <summary>What a code does, checked.</summary>
internal readonly record struct CodeWorth(string Kind, long Value, string? Currency, int? GroupSeats, int? GroupPays)
{
    private const long MaxMinor = 1_000_000_000_000;
    private const int MaxGroup = 50;

    public bool IsMoney => Kind is CodeKinds.Amount or CodeKinds.Voucher;

    /// <summary>The worth; wrong values become errors by field.</summary>
    /// <param name="request">As sent.</param>
    /// <param name="currency">Of the event; null for a code of all events.</param>
    /// <param name="errors">By field.</param>
    public static CodeWorth Read(CreateCodesRequest request, string? currency, Dictionary<string, string[]> errors)
    {
        var kind = request.Kind ?? "";
        switch (kind)
        {
            case CodeKinds.Amount or CodeKinds.Voucher:
                currency ??= request.Currency;
                Require(request.Value is >= 1 and <= MaxMinor, "value", "In minor units, and more than nothing.");
                Require(Ticketing.Contracts.Money.Currency.IsKnown(currency), "currency", "An ISO 4217 code, in capitals.");
                return new CodeWorth(kind, request.Value ?? 0, currency, null, null);
            case CodeKinds.Percent:
                Require(request.Value is >= 1 and <= 100, "value", "1 to 100, in percent.");
                return new CodeWorth(kind, request.Value ?? 0, null, null, null);
            case CodeKinds.NForM:
                Require(request.GroupSeats is >= 2 and <= MaxGroup, "group_seats", $"2 to {MaxGroup}.");
                Require(
                    request.GroupPays >= 1 && request.GroupPays < request.GroupSeats, "group_pays",
                    "At least 1, and fewer than group_seats.");
                return new CodeWorth(kind, 0, null, request.GroupSeats, request.GroupPays);
            case CodeKinds.Access or CodeKinds.FreeSeat:
                return new CodeWorth(kind, 0, null, null, null);
            default:
                errors["kind"] = ["No such kind."];
                return default;
        }

        void Require(bool holds, string field, string error)
        {
            if (!holds)
            {
                errors.TryAdd(field, [error]);
            }
        }
    }
}
