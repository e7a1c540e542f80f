using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Operators;

/// <summary>What an operator's change of an account may be refused with.</summary>
internal static class OperatorErrors
{
    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "account-not-found", "There is no such account, or it was deleted.");

    /// <summary>So that no operator locks themselves, or each other, out.</summary>
    public static readonly Refusal OfOperator = new(
        StatusCodes.Status409Conflict, "account-of-operator",
        "Operators' accounts are set by the configuration, and are not changed here.");

    public static readonly Refusal AlreadyLocked = new(
        StatusCodes.Status409Conflict, "account-locked-already", "The account is locked already.");

    public static readonly Refusal NotLocked = new(
        StatusCodes.Status409Conflict, "account-not-locked", "The account is not locked.");

    public static readonly Refusal NoSecondFactor = new(
        StatusCodes.Status409Conflict, "no-second-factor", "The account has no second factor.");

    /// <summary>A part of a name that nearly everybody has, and too many accounts.</summary>
    public static readonly Refusal TooCommon = Refusal.Invalid("q", "Too many accounts have it: type more of it.");
}
