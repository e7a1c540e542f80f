using System.Text.Json.Serialization;

namespace Ticketing.Gateway.Pages;

/// <summary>A city, a film or a place that there is. Its page needs no more of it.</summary>
internal sealed record KnownPlace;

[JsonSerializable(typeof(KnownPlace))]
internal sealed partial class KnownPlaceJson : JsonSerializerContext;
