using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>What uploading and reading a picture may be refused with.</summary>
internal static class PictureErrors
{
    public static readonly Refusal OwnerNotFound = new(
        StatusCodes.Status404NotFound, "picture-owner-not-found", "There is nothing here that could have a picture.");

    public static readonly Refusal NotYours = new(
        StatusCodes.Status403Forbidden, "not-your-picture", "It belongs to another seller.");

    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "picture-not-found", "There is no such picture.");

    public static readonly Refusal TooLarge = new(
        StatusCodes.Status413PayloadTooLarge, "picture-too-large",
        $"A picture has at most {PictureRules.MaxBytes >> 20} MB.");

    public static readonly Refusal Unreadable = new(
        StatusCodes.Status422UnprocessableEntity, "picture-unreadable", "It is no JPEG, PNG or WebP picture, or a broken one.");

    public static readonly Refusal WrongSize = new(
        StatusCodes.Status422UnprocessableEntity, "picture-size",
        $"It must be at least {PictureRules.MinSide} pixels wide and high, at most {PictureRules.MaxSide}, and have at most "
        + $"{PictureRules.MaxPixels / 1_000_000} million.");

    public static readonly Refusal Busy = new(
        StatusCodes.Status503ServiceUnavailable, "pictures-busy", "Many pictures are being read. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };
}
