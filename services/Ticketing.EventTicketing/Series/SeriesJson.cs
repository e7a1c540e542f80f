using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Series;

/// <summary>JSON of the series endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateSeriesRequest))]
[JsonSerializable(typeof(PreviewSeriesRequest))]
[JsonSerializable(typeof(AddSeriesDatesRequest))]
[JsonSerializable(typeof(EditSeriesRequest))]
[JsonSerializable(typeof(SeriesResponse))]
[JsonSerializable(typeof(SeriesListResponse))]
[JsonSerializable(typeof(SeriesPreviewResponse))]
[JsonSerializable(typeof(SeriesChangeResponse))]
[JsonSerializable(typeof(PublishSeriesResponse))]
[JsonSerializable(typeof(SeriesPageResponse))]
internal sealed partial class SeriesJson : JsonSerializerContext;
