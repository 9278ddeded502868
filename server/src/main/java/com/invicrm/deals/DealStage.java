package com.invicrm.deals;

import java.util.UUID;

/// How far a deal is: a stage beside its pipeline.
///
/// @param pipelineName as people call the pipeline
public record DealStage(Stage stage, UUID pipelineId, String pipelineName) {}
